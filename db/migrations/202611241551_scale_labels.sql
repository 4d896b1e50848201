-- +migrate Up
alter table account_settings add column scale_labels text not null default '';     -- "2:6:peso:3 20:5:preco:2": store/barcode/scale.go reads it
alter table sale_items add column fixed_total boolean not null default false;      -- a price label's: the total rules, quantity × price may differ from it

-- +migrate Down
alter table sale_items drop column fixed_total;
alter table account_settings drop column scale_labels;
