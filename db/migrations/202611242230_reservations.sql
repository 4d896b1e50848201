-- +migrate Up
-- Whether pré-vendas hold goods until their day. A sale of an account that does not say so looks for none.
alter table account_settings add column stock_reservation boolean not null default false;

-- Goods that are in a depot and not for sale to others: available = balance − what is held here, while its day has not
-- passed. A row lasts as long as it holds; what was held, and let go, is in the audit of what held it.
create table stock_reservations (
  account_id bigint not null,
  origin_kind text not null,                    -- pre_venda
  origin_id bigint not null,
  product_id bigint not null,
  depot_id bigint not null,
  quantity bigint not null,                     -- above zero, and never more than was available
  until_day date not null,                      -- the last day, whole
  at timestamptz not null,
  foreign key (account_id, product_id) references products,
  foreign key (account_id, depot_id) references depots
);
select tenant('stock_reservations');
select in_branch('stock_reservations', 'depot_id = any((select app_depots())::bigint[])');
create index stock_reservations_held on stock_reservations (account_id, product_id, depot_id);
create index stock_reservations_depot on stock_reservations (account_id, depot_id);
alter table stock_reservations add primary key (account_id, origin_kind, origin_id, product_id, depot_id);

-- +migrate Down
drop table stock_reservations;
alter table account_settings drop column stock_reservation;
