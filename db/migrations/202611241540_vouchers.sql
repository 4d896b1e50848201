-- +migrate Up
-- A vale-troca is used once: what a sale does not take of it is issued as another. Its balance is all or nothing, and
-- always the sum of its movements.
create table vouchers (
  account_id bigint not null,
  id bigint not null,
  code text not null,                           -- 11 characters by chance and one that checks them
  amount bigint not null,
  balance bigint not null,
  person_id bigint,                             -- of the sale that was returned; whoever brings the code may use it
  origin_kind text not null,                    -- devolucao, resto (of another voucher), cancelamento (of the sale that took one)
  origin_id bigint not null,
  issued_at timestamptz not null,
  issued_by bigint not null,
  spent_at timestamptz,
  sale_id bigint,                               -- that took it
  primary key (account_id, id),
  foreign key (account_id, person_id) references people
);
select tenant('vouchers');
create unique index vouchers_code on vouchers (account_id, code);
create index vouchers_person on vouchers (account_id, person_id);
create index vouchers_origin on vouchers (account_id, origin_kind, origin_id);
create index vouchers_sale on vouchers (account_id, sale_id) where sale_id is not null;

create table voucher_movements (
  account_id bigint not null,
  voucher_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  kind text not null,                           -- emissao, uso, resto
  amount bigint not null,                       -- signed centavos
  origin_kind text not null, origin_id bigint not null,
  identity_id bigint not null,
  primary key (account_id, voucher_id, id)
);
select ledger('voucher_movements');
create index voucher_movements_origin on voucher_movements (account_id, origin_kind, origin_id);

-- +migrate Down
drop table voucher_movements, vouchers;
