-- +migrate Up
-- The till of sales made elsewhere: it numbers and chains them as any till does its own. An account has one at most.
alter table tills add column online boolean not null default false;
create unique index tills_online on tills (account_id) where online;

-- +migrate Down
drop index tills_online;
alter table tills drop column online;
