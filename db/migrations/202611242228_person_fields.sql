-- +migrate Up
-- What an account wants to know of people beside what everybody does.
create table fields (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,                         -- the name without accents and capitals: one field each
  kind text not null,                           -- texto, numero, data, escolha
  choices text[] not null default '{}',
  position int not null,
  archived_at timestamptz
);
select tenant('fields');
create unique index fields_folded on fields (account_id, folded);
alter table fields add primary key (account_id, id);

-- key sorts values of one field as people do: a filter is a range of it.
create table person_fields (
  account_id bigint not null,
  person_id bigint not null,
  field_id bigint not null,
  value text not null,
  key text collate "C" not null,
  foreign key (account_id, person_id) references people,
  foreign key (account_id, field_id) references fields
);
select tenant('person_fields');
create index person_fields_key on person_fields (account_id, field_id, key, person_id);
alter table person_fields add primary key (account_id, person_id, field_id);

-- Who answers for a company: each with a telephone and an e-mail of their own.
create table person_contacts (
  account_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  name text not null,
  role text not null default '',
  phone text not null default '',               -- digits
  email text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people
);
select tenant('person_contacts');
create index person_contacts_person on person_contacts (account_id, person_id, id);

-- A telephone is found by any of its digits that stand together: each of its endings of four digits and more is a word.
alter table person_phones no force row level security;
alter table person_words no force row level security;
insert into person_words (account_id, word, person_id)
select distinct p.account_id, substr(p.digits, n), p.person_id
  from person_phones p cross join lateral generate_series(1, length(p.digits) - 3) n
on conflict do nothing;
alter table person_phones force row level security;
alter table person_words force row level security;

-- +migrate Down
drop table person_contacts, person_fields, fields;
