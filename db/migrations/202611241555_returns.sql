-- +migrate Up
-- Goods of a finalised sale that came back. Neither is ever changed: what was wrong is sold again.
create table returns (
  account_id bigint not null,
  id bigint not null,
  client_id uuid not null,                      -- made with the form: sent twice, it returns once
  body_hash bytea not null,
  sale_id bigint not null,
  till_id bigint not null default 0,            -- whose drawer paid; 0: no cash
  shift_id bigint not null default 0,
  depot_id bigint not null,                     -- where the goods went
  person_id bigint,
  total bigint not null,                        -- = cash + credit + voucher
  cash bigint not null default 0,               -- from the drawer
  credit bigint not null default 0,             -- off the customer's fiado
  voucher bigint not null default 0,            -- as a vale-troca
  reason text not null,
  at timestamptz not null,
  business_day date not null,
  identity_id bigint not null,
  supervisor text not null default '',          -- who allowed it, where somebody had to
  foreign key (account_id, sale_id) references sales,
  foreign key (account_id, person_id) references people
);
select ledger('returns');
create unique index returns_client on returns (account_id, client_id);
create index returns_sale on returns (account_id, sale_id, id);
create index returns_person on returns (account_id, person_id);
create index returns_day on returns (account_id, business_day, id);
create index returns_shift on returns (account_id, shift_id) where shift_id <> 0;
alter table returns add primary key (account_id, id);

create table return_items (
  account_id bigint not null,
  return_id bigint not null,
  line_no int not null,                         -- of the sale
  sale_id bigint not null,
  product_id bigint not null,
  quantity bigint not null,
  total bigint not null,                        -- its share of what was really paid
  primary key (account_id, return_id, line_no),
  foreign key (account_id, return_id) references returns
);
select ledger('return_items');
create index return_items_sale on return_items (account_id, sale_id);

-- What a return took off a title on fiado: it is undone by nothing but another sale.
alter table settlements add column return_id bigint not null default 0;
create index settlements_return on settlements (account_id, return_id) where return_id <> 0;

-- +migrate Down
alter table settlements drop column return_id;
drop table return_items, returns;
