-- +migrate Up
-- A pré-venda goes by the till's rules: which list, and what made each line's price.
alter table presales add column list_id bigint,
  add foreign key (account_id, list_id) references price_lists;
create index presales_list on presales (account_id, list_id);
alter table presale_items
  add column base_price bigint not null default 0, -- the product's own when it was entered; 0: from before there were rules
  add column rule text not null default '';     -- the list or promotion that made unit_price and total

-- +migrate Down
alter table presale_items drop column base_price, drop column rule;
alter table presales drop column list_id;
