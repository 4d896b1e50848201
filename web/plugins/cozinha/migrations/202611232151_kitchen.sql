-- +migrate Up
-- Where food is made: grill, bar.
create table kitchen_sectors (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  name_key text not null,                       -- without accents and capitals: no two alike
  archived_at timestamptz,
  primary key (account_id, id)
);
select tenant('kitchen_sectors');
create unique index kitchen_sectors_name on kitchen_sectors (account_id, name_key) where archived_at is null;

-- A dish is a product of the catalogue that a sector prepares.
create table kitchen_dishes (
  account_id bigint not null,
  id bigint not null,
  product_id bigint not null,
  sector_id bigint not null,
  target_minutes int not null default 15 check (target_minutes between 1 and 600),
  primary key (account_id, id),
  foreign key (account_id, product_id) references products,
  foreign key (account_id, sector_id) references kitchen_sectors
);
select tenant('kitchen_dishes');
create unique index kitchen_dishes_product on kitchen_dishes (account_id, product_id);
create index kitchen_dishes_sector on kitchen_dishes (account_id, sector_id);

-- What was sold and must be prepared, one row a line of the sale. Names and targets are those of that moment.
create table kitchen_tickets (
  account_id bigint not null,
  id bigint not null,
  sale_id bigint not null,
  line_no int not null,
  till text not null, number bigint not null,
  sector_id bigint not null,
  product_id bigint not null,
  name text not null,
  unit text not null,
  quantity bigint not null,                     -- ten-thousandths of the unit
  target_minutes int not null,
  state text not null check (state in ('enviado', 'em_preparo', 'pronto', 'entregue', 'cancelado')),
  sent_at timestamptz not null,
  started_at timestamptz,
  ready_at timestamptz,
  moved_at timestamptz not null,                -- when it came into its state
  sale_cancelled boolean not null default false,
  primary key (account_id, id),
  foreign key (account_id, sector_id) references kitchen_sectors,
  foreign key (account_id, product_id) references products
);
select tenant('kitchen_tickets');
create unique index kitchen_tickets_line on kitchen_tickets (account_id, sale_id, line_no);
create index kitchen_tickets_state on kitchen_tickets (account_id, state, moved_at);
create index kitchen_tickets_sector on kitchen_tickets (account_id, sector_id);
create index kitchen_tickets_product on kitchen_tickets (account_id, product_id);

-- +migrate Down
drop table kitchen_tickets, kitchen_dishes, kitchen_sectors;
