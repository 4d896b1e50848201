-- +migrate Up
-- The till remembers who sells at it until its shift ends; 0: its operator.
alter table tills add column seller_id bigint not null default 0;

-- What a seller earns of what they sell, in hundredths of a percent. Without a row: nothing.
create table seller_rates (
  account_id bigint not null,
  identity_id bigint not null,
  percent bigint not null,
  primary key (account_id, identity_id)
);
select tenant('seller_rates');

-- Earned with a sale, given back with what is returned or cancelled.
create table commissions (
  account_id bigint not null,
  id bigint not null,
  sale_id bigint not null,
  seller_id bigint not null,
  kind text not null,                           -- venda, devolucao, cancelamento
  origin_id bigint not null,                    -- the sale or the return
  base bigint not null,                         -- signed centavos
  percent bigint not null,
  amount bigint not null,
  at timestamptz not null,
  business_day date not null,
  primary key (account_id, id)
);
select ledger('commissions');
create index commissions_day on commissions (account_id, business_day, seller_id, id);
create index commissions_sale on commissions (account_id, sale_id, id);

-- The largest return that a cashier takes without a supervisor, in centavos.
alter table account_settings add column return_limit bigint not null default 20000;

-- A suspended sale waits without a till: any of its branch goes on with it. The use case is the only writer of states, and
-- doctor checks them.
alter table sales drop constraint if exists sales_state_check;
alter table sales add column label text not null default '', add column suspended_at timestamptz;
create index sales_suspended on sales (account_id, branch_id, id) where state = 'suspensa';

-- +migrate Down
alter table sales drop column suspended_at, drop column label;
alter table account_settings drop column return_limit;
drop table commissions, seller_rates;
alter table tills drop column seller_id;
