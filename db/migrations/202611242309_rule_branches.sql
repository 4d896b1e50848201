-- +migrate Up
-- A rule sees and does what whoever wrote it may: in their branches only, where they are limited.
alter table rules add column branches bigint[] not null default '{}';

-- +migrate Down
alter table rules drop column branches;
