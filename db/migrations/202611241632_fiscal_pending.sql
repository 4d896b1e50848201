-- +migrate Up
alter table products add column fiscal_pending boolean not null default false;     -- registered at the till: somebody still gives it its NCM
create index products_fiscal_pending on products (account_id, id) where fiscal_pending;

-- +migrate Down
drop index products_fiscal_pending;
alter table products drop column fiscal_pending;
