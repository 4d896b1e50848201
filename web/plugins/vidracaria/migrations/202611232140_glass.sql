-- +migrate Up
-- A type of glass is a product of the catalogue with what a glazier must know of it. Lengths in mm.
create table glass_types (
  account_id bigint not null,
  id bigint not null,
  product_id bigint not null,
  material text not null check (material in ('float', 'temperado', 'laminado', 'impresso', 'espelho')),
  thickness int not null check (thickness between 1 and 50),
  turns boolean not null default true,          -- false: the pattern has a direction
  rounding int not null default 50 check (rounding between 0 and 1000),
  min_area int not null default 2500 check (min_area >= 0),   -- cm² charged at least, per piece
  grinding_price bigint not null default 0,     -- lapidação, centavos a metre
  hole_price bigint not null default 0,         -- furo, centavos each
  primary key (account_id, id),
  foreign key (account_id, product_id) references products
);
select tenant('glass_types');
create unique index glass_types_product on glass_types (account_id, product_id);

-- What was sold of glass and waits to be cut.
create table glass_cuts (
  account_id bigint not null,
  id bigint not null,
  glass_type_id bigint not null,
  sale_id bigint not null,
  till text not null, number bigint not null,
  customer_id bigint,
  quantity bigint not null,                     -- ten-thousandths of the product's unit
  state text not null check (state in ('a_cortar', 'cortado', 'cancelado')),
  sold_at timestamptz not null,
  done_at timestamptz, done_by bigint,
  primary key (account_id, id),
  foreign key (account_id, glass_type_id) references glass_types
);
select tenant('glass_cuts');
create index glass_cuts_waiting on glass_cuts (account_id, state, id);
create index glass_cuts_sale on glass_cuts (account_id, sale_id);
create index glass_cuts_type on glass_cuts (account_id, glass_type_id);

-- +migrate Down
drop table glass_cuts, glass_types;
