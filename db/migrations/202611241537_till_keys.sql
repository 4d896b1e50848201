-- +migrate Up
alter table account_settings add column till_keys text not null default '';  -- "desconto=F6 cliente=F4": what differs from the till's own map

-- +migrate Down
alter table account_settings drop column till_keys;
