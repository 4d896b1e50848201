-- +migrate Up
-- Whether anybody listens: read with the settings, so that who has no webhook pays nothing for them.
alter table account_settings add column webhooks boolean not null default false;

create table webhooks (
  account_id bigint not null,
  id bigint not null,
  url text not null,
  topics text[] not null,
  secret text not null,                         -- signs what is sent; shown once
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (account_id, id)
);
select tenant('webhooks');

create table webhook_deliveries (
  account_id bigint not null,
  id bigint not null,
  webhook_id bigint not null,
  topic text not null,
  body text not null,
  state text not null default 'espera',         -- espera, entregue, falhou
  attempts int not null default 0,
  answer text not null default '',              -- the last one, or what kept it from coming
  at timestamptz not null,
  answered_at timestamptz,
  primary key (account_id, id)
);
select tenant('webhook_deliveries');
create index webhook_deliveries_of on webhook_deliveries (account_id, webhook_id, id);

-- +migrate Down
drop table webhook_deliveries, webhooks;
alter table account_settings drop column webhooks;
