-- +migrate Up
-- A customer came to the till and paid what they owed: the receipt, and which titles it took off.
create table fiado_receipts (
  account_id bigint not null,
  id bigint not null,
  client_id uuid not null,                      -- made by the page: sent twice, it is received once
  body_hash bytea not null,
  till_id bigint not null,
  shift_id bigint not null,
  person_id bigint not null,
  at timestamptz not null,
  operator_id bigint not null,
  method text not null, title text not null,
  amount bigint not null,                       -- what it takes off the debt
  tendered bigint not null,                     -- what the customer handed over
  instalments int not null,
  detail text not null,                         -- NSU, cheque: as the receipt prints it
  owed_after bigint not null,
  primary key (account_id, id),
  foreign key (account_id, till_id) references tills,
  foreign key (account_id, shift_id) references shifts,
  foreign key (account_id, person_id) references people
);
select tenant('fiado_receipts');
create unique index fiado_receipts_client on fiado_receipts (account_id, client_id);
create index fiado_receipts_till on fiado_receipts (account_id, till_id);
create index fiado_receipts_shift on fiado_receipts (account_id, shift_id);
create index fiado_receipts_person on fiado_receipts (account_id, person_id, id);

create table fiado_receipt_titles (
  account_id bigint not null,
  receipt_id bigint not null,
  title_id bigint not null,
  settlement_id bigint not null,
  document text not null,
  amount bigint not null,
  open_after bigint not null,
  primary key (account_id, receipt_id, title_id),
  foreign key (account_id, receipt_id) references fiado_receipts,
  foreign key (account_id, title_id) references titles,
  foreign key (account_id, settlement_id) references settlements
);
select ledger('fiado_receipt_titles');
create index fiado_receipt_titles_title on fiado_receipt_titles (account_id, title_id);
create index fiado_receipt_titles_settlement on fiado_receipt_titles (account_id, settlement_id);

-- +migrate Down
drop table fiado_receipt_titles, fiado_receipts;
