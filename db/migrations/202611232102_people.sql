-- +migrate Up
-- Tables with several indexes get their primary key last: on a table that was never analysed PostgreSQL ties all indexes
-- that begin with account_id and takes the newest, and foreign-key checks keep that plan.
create table people (
  account_id bigint not null,
  id bigint not null,
  kind text not null check (kind in ('PF', 'PJ')),
  name text not null,
  trade_name text not null default '',
  tax_id text,                                  -- bare CPF or CNPJ, alphanumeric; null where unknown
  state_registration text not null default '',
  email text not null default '',
  birth_date date,
  note text not null default '',
  is_customer boolean not null default false,
  is_lead boolean not null default false,
  is_supplier boolean not null default false,
  credit_limit bigint not null default 0,       -- centavos of fiado; 0: none
  created_at timestamptz not null,
  archived_at timestamptz
);
select tenant('people');
create unique index people_tax_id on people (account_id, tax_id) where tax_id is not null;
create index people_name on people (account_id, (name collate pt_br), id);
create index people_email on people (account_id, email) where email <> '';
alter table people add primary key (account_id, id);

create table person_phones (
  account_id bigint not null,
  person_id bigint not null,
  digits text not null,
  label text not null default '',
  position int not null default 0,              -- 0 is the one to call first
  primary key (account_id, person_id, digits),
  foreign key (account_id, person_id) references people
);
select tenant('person_phones');
create index person_phones_digits on person_phones (account_id, digits);

create table person_addresses (
  account_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  label text not null default '',
  zip text not null default '', street text not null default '', street_number text not null default '',
  complement text not null default '', district text not null default '', city text not null default '', uf text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people
);
select tenant('person_addresses');
create index person_addresses_person on person_addresses (account_id, person_id);

-- Words of a person's name, trade name, tax id, phones and e-mail: LIKE and trigrams are not leakproof, so no index
-- would serve them under row security; a range over words is.
create table person_words (
  account_id bigint not null,
  word text collate "C" not null,
  person_id bigint not null,
  primary key (account_id, word, person_id),
  foreign key (account_id, person_id) references people
);
select tenant('person_words');
create index person_words_person on person_words (account_id, person_id, word);

-- Who owes on fiado: locked before a sale on credit adds to it.
create table person_credits (
  account_id bigint not null,
  person_id bigint not null,
  owed bigint not null default 0,               -- centavos of open fiado titles
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people
);
select tenant('person_credits');

-- What happened with a person, as modules announced it.
create table timeline (
  account_id bigint not null,
  person_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  kind text not null,                           -- nota, venda, cancelamento, titulo, baixa …
  text text not null,
  amount bigint,
  path text not null default '',                -- where it opens
  actor text not null default '',
  primary key (account_id, person_id, id),
  foreign key (account_id, person_id) references people
);
select ledger('timeline');

create table tasks (
  account_id bigint not null,
  id bigint not null,
  title text not null,
  due_on date not null,
  person_id bigint,
  assignee_id bigint not null default 0,        -- identity; 0: anyone
  origin_kind text not null default '', origin_id bigint not null default 0,
  done_at timestamptz, done_by bigint,
  created_at timestamptz not null, created_by bigint not null,
  foreign key (account_id, person_id) references people
);
select tenant('tasks');
create index tasks_open on tasks (account_id, due_on, id) where done_at is null;
create index tasks_done on tasks (account_id, done_at, id) where done_at is not null;
create index tasks_person on tasks (account_id, person_id);
alter table tasks add primary key (account_id, id);

-- +migrate Down
drop table tasks, timeline, person_credits, person_words, person_addresses, person_phones, people;
