-- +migrate Up
-- The words of a title as a search compares them, each with a space before it. Rows that are there are folded here once.
alter table opportunities add column search text not null default '';
alter table opportunities no force row level security;
update opportunities set search = ' ' || translate(lower(title), 'áàâãäéèêëíìîïóòôõöúùûüçñ', 'aaaaaeeeeiiiiooooouuuucn');
alter table opportunities force row level security;

-- +migrate Down
alter table opportunities drop column search;
