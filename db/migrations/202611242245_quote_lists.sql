-- +migrate Up
-- The list of orçamentos by state and by seller.
create index quotes_state on quotes (account_id, state, id);
create index quotes_seller on quotes (account_id, seller_id, id);
-- The product's own price, beside the one that a list or a promotion made of it.
alter table quote_items add column base_price bigint not null;
alter table opportunity_items add column base_price bigint not null;

-- +migrate Down
alter table opportunity_items drop column base_price;
alter table quote_items drop column base_price;
drop index quotes_state, quotes_seller;
