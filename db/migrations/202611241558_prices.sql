-- +migrate Up
-- Whether the account has any list or promotion: a sale without them reads nothing of these tables.
alter table account_settings add column price_rules boolean not null default false;

-- The product's own price is varejo. A list names another price for some products, or a percentage off for the others.
create table price_lists (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  percent int not null default 0,               -- hundredths of a percent off what has no price of its own here
  archived_at timestamptz
);
select tenant('price_lists');
create unique index price_lists_name on price_lists (account_id, name);
alter table price_lists add primary key (account_id, id);

create table list_prices (
  account_id bigint not null,
  list_id bigint not null,
  product_id bigint not null,
  price bigint not null,                        -- of one
  foreign key (account_id, list_id) references price_lists,
  foreign key (account_id, product_id) references products
);
select tenant('list_prices');
create index list_prices_product on list_prices (account_id, product_id);
alter table list_prices add primary key (account_id, list_id, product_id);

-- The list that a customer buys by; without a row, varejo.
create table person_lists (
  account_id bigint not null,
  person_id bigint not null,
  list_id bigint not null,
  foreign key (account_id, person_id) references people,
  foreign key (account_id, list_id) references price_lists
);
select tenant('person_lists');
create index person_lists_list on person_lists (account_id, list_id);
alter table person_lists add primary key (account_id, person_id);

create table promotions (
  account_id bigint not null,
  id bigint not null,
  name text not null,                           -- as it stands on the line and on the receipt
  kind text not null,                           -- preco, porcento, leve
  product_id bigint,                            -- neither product nor category: everything
  category_id bigint,
  from_quantity bigint not null default 0,      -- from this many on; of leve, how many make a pack
  price bigint not null default 0,              -- preco: of one; leve: of the pack
  percent int not null default 0,               -- porcento: hundredths of a percent off
  starts_on date not null,
  ends_on date,                                 -- the last day, whole; null: until archived
  from_minute int not null default 0,           -- of each day
  to_minute int not null default 1440,
  weekdays int not null default 0,              -- bits from Sunday on; 0: every day
  archived_at timestamptz,
  foreign key (account_id, product_id) references products,
  foreign key (account_id, category_id) references categories
);
select tenant('promotions');
create index promotions_product on promotions (account_id, product_id);
create index promotions_category on promotions (account_id, category_id);
create index promotions_running on promotions (account_id, starts_on) where archived_at is null;
alter table promotions add primary key (account_id, id);

-- percent: given as a percentage, it follows what it is taken of; most: the share that may not be passed when lines go,
-- 0 is all of it. No check and no foreign key: these rows are written in each sale, by one code path.
alter table sales
  add column list_id bigint,
  add column discount_percent int not null default 0, add column discount_most int not null default 0,
  add column surcharge bigint not null default 0, add column surcharge_percent int not null default 0, add column surcharge_most int not null default 0;
alter table sale_items
  add column base_price bigint not null default 0, -- the product's own when it was scanned
  add column rule text not null default '',     -- the list or promotion that made unit_price and total
  add column discount_percent int not null default 0, add column discount_most int not null default 0,
  add column surcharge bigint not null default 0, add column surcharge_percent int not null default 0, add column surcharge_most int not null default 0;

-- +migrate Down
alter table sale_items drop column base_price, drop column rule, drop column discount_percent, drop column discount_most,
  drop column surcharge, drop column surcharge_percent, drop column surcharge_most;
alter table sales drop column list_id, drop column discount_percent, drop column discount_most,
  drop column surcharge, drop column surcharge_percent, drop column surcharge_most;
drop table promotions, person_lists, list_prices, price_lists;
alter table account_settings drop column price_rules;
