-- +migrate Up
alter table account_settings
  add column drawer_alert bigint not null default 0,          -- centavos in a drawer from which the till asks for a sangria; 0: never
  add column withdrawal_pin boolean not null default false,   -- a sangria asks for a supervisor's PIN
  add column cancel_sale_cashier bigint default 0,            -- the largest sale that a role cancels alone; null: any
  add column cancel_sale_manager bigint,
  add column cancel_item_cashier bigint,                      -- the same of one line of an open sale
  add column cancel_item_seller bigint,
  add column cancel_item_manager bigint;

-- Who sells at this till, where another than the session's own person took it over by PIN: only for that person's session.
alter table tills
  add column operator_id bigint not null default 0,
  add column operator_name text not null default '',
  add column operator_for bigint not null default 0;

-- What happens at a till beside selling, each a line that stays: money in and out of the drawer, and what a dono looks at.
create table till_events (
  account_id bigint not null,
  id bigint not null,
  kind text not null,                           -- suprimento, sangria, despesa, gaveta, item_cancelado, venda_cancelada, venda_descartada, impressao, operador, reabertura
  at timestamptz not null,
  business_day date not null,
  till_id bigint not null,
  shift_id bigint,                              -- none: the till was closed
  sale_id bigint,
  operator_id bigint not null,                  -- who did it
  operator text not null,
  granted_by bigint not null default 0,         -- who allowed it by PIN
  granted text not null default '',
  amount bigint not null default 0,
  reason text not null default '',
  source text not null default '',              -- of a suprimento: cofre, dono; of a despesa: its category
  title_id bigint,                              -- the payable of a despesa
  client_id uuid,                               -- the form's own: sent again, it is done once
  foreign key (account_id, till_id) references tills,
  foreign key (account_id, shift_id) references shifts,
  foreign key (account_id, title_id) references titles
);
select ledger('till_events');
create unique index till_events_client on till_events (account_id, client_id) where client_id is not null;
create index till_events_till on till_events (account_id, till_id, id);
create index till_events_shift on till_events (account_id, shift_id, id);
create index till_events_sale on till_events (account_id, sale_id, id) where sale_id is not null;
create index till_events_title on till_events (account_id, title_id);
create index till_events_day on till_events (account_id, business_day, kind, id);
alter table till_events add primary key (account_id, id);

-- What was counted of each form of payment when a shift closed: round 1 by the operator, blind; round 2 by who checks.
create table shift_counts (
  account_id bigint not null,
  shift_id bigint not null,
  closing int not null,                         -- 1; one more each time that the shift was reopened and closed again
  round int not null,
  method text not null,
  counted bigint,                               -- null: not declared
  expected bigint not null,
  notes jsonb,                                  -- of dinheiro: how many of each note and coin, by its centavos
  identity_id bigint not null,
  counted_by text not null,
  at timestamptz not null,
  primary key (account_id, shift_id, closing, round, method),
  foreign key (account_id, shift_id) references shifts
);
select ledger('shift_counts');

-- The redução Z of each closing: numbered by the till, each with the hash of the one before, never changed.
create table z_readings (
  account_id bigint not null,
  till_id bigint not null,
  number bigint not null,
  shift_id bigint not null,
  closing int not null,
  supersedes bigint,                            -- the Z of the same shift before it was reopened
  at timestamptz not null,
  content text not null,                        -- JSON; text, since the hash is of these very bytes
  previous_hash bytea not null,
  hash bytea not null,
  identity_id bigint not null,
  primary key (account_id, till_id, number),
  foreign key (account_id, till_id) references tills,
  foreign key (account_id, shift_id) references shifts
);
select ledger('z_readings');
create unique index z_readings_shift on z_readings (account_id, shift_id, closing);

-- +migrate Down
drop table z_readings, shift_counts, till_events;
alter table tills drop column operator_id, drop column operator_name, drop column operator_for;
alter table account_settings drop column drawer_alert, drop column withdrawal_pin, drop column cancel_sale_cashier, drop column cancel_sale_manager,
  drop column cancel_item_cashier, drop column cancel_item_seller, drop column cancel_item_manager;
