-- +migrate Up
-- Points of loyalty: one for every so many centavos bought; 0: the account gives none, and a sale writes nothing.
alter table account_settings
  add column points_every bigint not null default 0,
  add column points_worth bigint not null default 5,  -- centavos of one point, when it is exchanged
  add column points_least bigint not null default 0,  -- the fewest that are exchanged
  add column points_most bigint not null default 0,   -- the most that one exchange is worth, in centavos; 0: any
  add column points_days bigint not null default 0;   -- how long they last; 0: for ever

-- Earned with sales, given back with what is returned or cancelled, exchanged, expired. A row is written once: only a merge
-- of two records of one person gives it to who stays. The balance is the sum, less what has expired and is not yet written.
create table points_movements (
  account_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  kind text not null,                           -- ganho, devolucao, cancelamento, troca, vencimento
  points bigint not null,                       -- signed
  base bigint not null,                         -- signed centavos of the purchase, or of the vale
  sale_id bigint not null default 0,
  origin_id bigint not null default 0,          -- of devolucao: the return
  expires_on date,                              -- of ganho: the last day
  at timestamptz not null,
  identity_id bigint not null,
  foreign key (account_id, person_id) references people
);
select tenant('points_movements');
create index points_movements_person on points_movements (account_id, person_id, id);
create index points_movements_sale on points_movements (account_id, sale_id, id);
alter table points_movements add primary key (account_id, id);

-- +migrate Down
drop table points_movements;
alter table account_settings drop column points_every, drop column points_worth, drop column points_least, drop column points_most, drop column points_days;
