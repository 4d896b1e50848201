-- +migrate Up
-- An orçamento or a pré-venda: made anywhere, opened at a till by number. Nothing moves before that till's sale is final.
create table presales (
  account_id bigint not null,
  id bigint not null,
  client_id uuid not null,                      -- made by the page with the first line
  number bigint not null,                       -- 1, 2, 3 … of the account, without a gap
  kind text not null,                           -- pre_venda, orcamento
  state text not null,                          -- aberta, convertida, cancelada; past its day an open one is vencida
  branch_id bigint not null,
  customer_id bigint,
  seller_id bigint not null,
  valid_until date not null,
  subtotal bigint not null default 0,
  discount bigint not null default 0,
  total bigint not null default 0,
  note text not null default '',
  sale_id bigint not null default 0,            -- that a till opened of it last
  created_at timestamptz not null,
  ended_at timestamptz, ended_by bigint not null default 0, end_reason text not null default '',
  foreign key (account_id, customer_id) references people,
  foreign key (account_id, branch_id) references branches
);
select tenant('presales');
create unique index presales_client on presales (account_id, client_id);
create unique index presales_number on presales (account_id, number);
create index presales_customer on presales (account_id, customer_id);
create index presales_branch on presales (account_id, branch_id);
create index presales_open on presales (account_id, id) where state = 'aberta';
alter table presales add primary key (account_id, id);

create table presale_items (
  account_id bigint not null,
  presale_id bigint not null,
  line_no int not null,
  client_id uuid not null,                      -- posting a line again adds nothing
  product_id bigint not null,
  name text not null, unit text not null,
  quantity bigint not null,
  unit_price bigint not null,
  total bigint not null,
  primary key (account_id, presale_id, line_no),
  foreign key (account_id, presale_id) references presales,
  foreign key (account_id, product_id) references products
);
select tenant('presale_items');
create unique index presale_items_client on presale_items (account_id, presale_id, client_id);
create index presale_items_product on presale_items (account_id, product_id);

create table presale_counters (
  account_id bigint not null primary key,
  last bigint not null
);
select tenant('presale_counters');

alter table sales add column presale_id bigint not null default 0;

-- +migrate Down
alter table sales drop column presale_id;
drop table presale_counters, presale_items, presales;
