-- +migrate Up
-- How a till prints: read and written whole, and read with the till itself, so that a sale costs no statement more.
alter table tills add column printer jsonb not null default '{}';

-- What a network printer was asked for. Written in each sale of such a till: no check and no foreign key to look up.
create table print_jobs (
  account_id bigint not null,
  id bigint not null,
  till_id bigint not null,
  kind text not null,                           -- cupom, loja (the shop's copy), teste
  sale_id bigint not null default 0,
  copy int not null default 1,                  -- from 2 on it says "2ª VIA"
  drawer boolean not null default false,        -- opens the drawer, if it prints at once
  state text not null default 'espera',         -- espera, imprimindo, impresso, incerto, desistiu
  attempts int not null default 0,
  last_error text not null default '',
  asked_at timestamptz not null,
  next_at timestamptz not null,
  taken_at timestamptz,
  done_at timestamptz,
  primary key (account_id, id)
);
select tenant('print_jobs');
create index print_jobs_open on print_jobs (account_id, till_id, id) where state in ('espera', 'imprimindo', 'incerto');
create index print_jobs_sale on print_jobs (account_id, sale_id);

-- +migrate Down
drop table print_jobs;
alter table tills drop column printer;
