-- +migrate Up
create table money_accounts (
  account_id bigint not null,
  id bigint not null,
  branch_id bigint not null,
  kind text not null check (kind in ('caixa', 'cofre', 'banco')),
  name text not null,
  balance bigint not null default 0,            -- centavos; always the sum of its movements
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, branch_id) references branches
) with (fillfactor = 50);
select tenant('money_accounts');
create index money_accounts_branch on money_accounts (account_id, branch_id);

create table money_movements (
  account_id bigint not null,
  money_account_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  kind text not null,                           -- venda, troco, cancelamento, fundo, recolhimento, quebra, baixa, estorno, transferencia, ajuste
  amount bigint not null,                       -- signed centavos
  balance bigint not null,
  text text not null,
  origin_kind text not null, origin_id bigint not null,
  identity_id bigint not null,
  primary key (account_id, money_account_id, id)
);
select ledger('money_movements');
create index money_movements_origin on money_movements (account_id, origin_kind, origin_id);

-- A title is one instalment: document 1042, 2 of 3. Its open amount is amount minus its settlements.
create table titles (
  account_id bigint not null,
  id bigint not null,
  direction text not null check (direction in ('receber', 'pagar')),
  person_id bigint,
  branch_id bigint not null,
  document text not null,
  part int not null check (part >= 1), parts int not null check (parts >= part),
  category text not null default '',
  method text not null default '',              -- fiado, credito, debito, boleto …
  issued_on date not null,
  due_on date not null,
  amount bigint not null check (amount > 0),
  open_amount bigint not null check (open_amount between 0 and amount),
  state text not null check (state in ('aberto', 'quitado', 'cancelado')),
  origin_kind text not null, origin_id bigint not null,
  note text not null default '',
  created_at timestamptz not null,
  foreign key (account_id, person_id) references people
  -- No foreign key to branches: every sale would share-lock the branch's one row, and doctor checks it.
);
select tenant('titles');
create index titles_due on titles (account_id, direction, due_on, id) where state = 'aberto';
create index titles_state on titles (account_id, state, due_on, id);
create index titles_person on titles (account_id, person_id, id) where person_id is not null;
create index titles_origin on titles (account_id, origin_kind, origin_id);
alter table titles add primary key (account_id, id);

-- A settlement (baixa) is never changed: a reversal (estorno) is another one, negative, that names it.
create table settlements (
  account_id bigint not null,
  id bigint not null,
  title_id bigint not null,
  paid_on date not null,
  amount bigint not null,                       -- what it takes off the title; negative in a reversal
  interest bigint not null default 0, discount bigint not null default 0,
  money_account_id bigint not null,
  reverses_id bigint,
  reason text not null default '',
  at timestamptz not null,
  identity_id bigint not null,
  primary key (account_id, id),
  foreign key (account_id, title_id) references titles,
  foreign key (account_id, money_account_id) references money_accounts,
  foreign key (account_id, reverses_id) references settlements
);
select ledger('settlements');
create index settlements_title on settlements (account_id, title_id, id);
create index settlements_money_account on settlements (account_id, money_account_id);
create unique index settlements_reversed on settlements (account_id, reverses_id) where reverses_id is not null;
create index settlements_reverses on settlements (account_id, reverses_id);

-- +migrate Down
drop table settlements, titles, money_movements, money_accounts;
