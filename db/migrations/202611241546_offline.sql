-- +migrate Up
-- A browser that may sell at a till while the server cannot be reached. Its receipts are number-epoch-seq for ever.
create table terminals (
  account_id bigint not null,
  id bigint not null,
  client_id uuid not null,                      -- made by the browser: enrolling again is the same terminal
  till_id bigint not null,
  number bigint not null,                       -- 1, 2, 3 … of the account, printed
  epoch bigint not null default 1,              -- raised at each enrolment: a restored profile never repeats a number
  high_water bigint not null default 0,         -- of this epoch everything up to here has arrived
  enrolled_at timestamptz not null,
  enrolled_by bigint not null,
  primary key (account_id, id),
  foreign key (account_id, till_id) references tills
);
select tenant('terminals');
create unique index terminals_client on terminals (account_id, client_id);
create unique index terminals_number on terminals (account_id, number);
create index terminals_till on terminals (account_id, till_id);

-- What a terminal sold on its own, as it came: the sale stands beside, or a person must look. Never edited; who saw it is
-- noted. No foreign key: a document is kept whatever it names.
create table till_documents (
  account_id bigint not null,
  id bigint not null,
  fingerprint bytea not null,                   -- of all that was sent: the same again is answered again
  client_id uuid,                               -- of the sale; none where it could not be read
  terminal_id bigint not null,
  epoch bigint not null,
  seq bigint not null,                          -- 0 where it could not be read
  till_id bigint not null,
  sale_id bigint,
  verdict text not null check (verdict in ('stored', 'quarantined')),
  flags text not null default '',
  reason text not null default '',              -- why it waits for a person
  answer jsonb not null,                        -- as first given: the order to enrol again must not get lost with it
  hash bytea not null,
  made_at timestamptz,
  received_at timestamptz not null,
  raw bytea not null,
  seen_at timestamptz, seen_by bigint,
  primary key (account_id, id)
);
select tenant('till_documents');
create unique index till_documents_fingerprint on till_documents (account_id, fingerprint);
create index till_documents_client on till_documents (account_id, client_id);
create index till_documents_seq on till_documents (account_id, terminal_id, epoch, seq);
create index till_documents_sale on till_documents (account_id, sale_id) where sale_id is not null;
create index till_documents_waiting on till_documents (account_id, till_id, id) where seen_at is null and (verdict = 'quarantined' or flags <> '');

alter table shifts add column adjusts_shift_id bigint;  -- takes what came after that shift was closed
create index shifts_adjusts on shifts (account_id, adjusts_shift_id) where adjusts_shift_id is not null;

-- What changed in the catalogue since: the number is taken under this row's lock, so that none appears behind a reader.
create table catalogue_changes (
  account_id bigint not null,
  last bigint not null,
  primary key (account_id)
);
select tenant('catalogue_changes');
alter table products add column change bigint not null default 0;
create index products_change on products (account_id, change, id);

-- +migrate Down
drop index products_change;
alter table products drop column change;
drop table catalogue_changes;
drop index shifts_adjusts;
alter table shifts drop column adjusts_shift_id;
drop table till_documents, terminals;
