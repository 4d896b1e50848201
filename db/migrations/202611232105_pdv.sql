-- +migrate Up
create table tills (
  account_id bigint not null,
  id bigint not null,
  branch_id bigint not null,
  depot_id bigint not null,
  money_account_id bigint not null,
  name text not null,
  next_number bigint not null default 1,        -- of its next sale: no gap, no repeat
  last_hash bytea not null default '',
  shift_id bigint,                              -- the open one
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, branch_id) references branches,
  foreign key (account_id, depot_id) references depots,
  foreign key (account_id, money_account_id) references money_accounts
) with (fillfactor = 20);
select tenant('tills');
create unique index tills_money_account on tills (account_id, money_account_id);
create index tills_branch on tills (account_id, branch_id);
create index tills_depot on tills (account_id, depot_id);

create table shifts (
  account_id bigint not null,
  id bigint not null,
  till_id bigint not null,
  number bigint not null,                       -- 1, 2, 3 … of the till
  business_day date not null,                   -- the account's zone at opening; crossing midnight is one shift
  float_amount bigint not null,
  opened_at timestamptz not null, opened_by bigint not null,
  closed_at timestamptz, closed_by bigint,
  counted bigint, expected bigint,              -- cash in the drawer at closing
  note text not null default '',
  foreign key (account_id, till_id) references tills
);
select tenant('shifts');
create unique index shifts_number on shifts (account_id, till_id, number);
alter table shifts add primary key (account_id, id);
alter table tills add foreign key (account_id, shift_id) references shifts;
create index tills_shift on tills (account_id, shift_id);

create table sales (
  account_id bigint not null,
  id bigint not null,
  client_id uuid not null,                      -- made by the page with the first line
  till_id bigint not null,
  shift_id bigint not null,
  branch_id bigint not null,
  depot_id bigint not null,
  state text not null check (state in ('aberta', 'finalizada', 'cancelada', 'descartada')),
  number bigint,                                -- the till's, at finalisation
  customer_id bigint,
  customer_tax_id text not null default '',     -- CPF na nota: may stand without a customer
  operator_id bigint not null,
  seller_id bigint not null,
  subtotal bigint not null default 0,
  discount bigint not null default 0,
  total bigint not null default 0,
  change_amount bigint not null default 0,      -- troco
  opened_at timestamptz not null,
  finalised_at timestamptz,
  business_day date not null,
  body_hash bytea,                              -- of what was finalised: the same id with another body is refused
  previous_hash bytea, hash bytea,              -- the till's chain
  flags text not null default '',               -- estoque_negativo …
  cancelled_at timestamptz, cancelled_by bigint, cancel_reason text not null default '',
  foreign key (account_id, till_id) references tills,
  foreign key (account_id, shift_id) references shifts,
  foreign key (account_id, customer_id) references people
);
select tenant('sales');
create unique index sales_client on sales (account_id, client_id);
create unique index sales_number on sales (account_id, till_id, number);  -- open sales have no number yet
create index sales_day on sales (account_id, business_day, id);
create index sales_shift on sales (account_id, shift_id, id);
create index sales_customer on sales (account_id, customer_id, id) where customer_id is not null;
alter table sales add primary key (account_id, id);

create table sale_items (
  account_id bigint not null,
  sale_id bigint not null,
  line_no int not null,
  client_id uuid not null,                      -- posting a line again adds nothing
  product_id bigint not null,
  name text not null, unit text not null,
  quantity bigint not null check (quantity > 0),
  unit_price bigint not null,
  discount bigint not null default 0,
  total bigint not null,
  cancelled_at timestamptz,
  primary key (account_id, sale_id, line_no),
  foreign key (account_id, sale_id) references sales,
  foreign key (account_id, product_id) references products
);
select tenant('sale_items');
create unique index sale_items_client on sale_items (account_id, sale_id, client_id);
create index sale_items_product on sale_items (account_id, product_id, sale_id);

create table sale_payments (
  account_id bigint not null,
  sale_id bigint not null,
  seq int not null,
  method text not null check (method in ('dinheiro', 'pix', 'credito', 'debito', 'fiado')),
  amount bigint not null check (amount > 0),    -- what it pays of the sale, change already taken off
  tendered bigint not null,                     -- what the customer handed over
  instalments int not null default 1,
  primary key (account_id, sale_id, seq),
  foreign key (account_id, sale_id) references sales
);
select tenant('sale_payments');

-- +migrate Down
alter table tills drop column shift_id;
drop table sale_payments, sale_items, sales, shifts, tills;
