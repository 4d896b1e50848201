-- +migrate Up
-- How customers pay is data of the account. The seven fixed codes are always there: other parts of the code name them.
create table payment_methods (
  account_id bigint not null,
  code text not null,                           -- dinheiro, pix, credito, debito, fiado, vale_troca, cheque; others are made from their title
  title text not null,
  kind text not null,                           -- dinheiro, pix, cartao_credito, cartao_debito, fiado, vale, cheque, outro
  position int not null,                        -- of its key at the till, among those in use
  active boolean not null default true,
  money_account_id bigint,                      -- where Pix falls; null: the account's own for Pix
  max_instalments int not null default 1,
  needs_customer boolean not null default false,
  needs_nsu boolean not null default false,     -- NSU and authorisation must be typed
  primary key (account_id, code),
  foreign key (account_id, money_account_id) references money_accounts
);
insert into payment_methods (account_id, code, title, kind, position, max_instalments)
select a.id, m.code, m.title, m.kind, m.position, m.instalments
  from accounts a, (values
    ('dinheiro', 'Dinheiro', 'dinheiro', 1, 1), ('pix', 'Pix', 'pix', 2, 1), ('credito', 'Crédito', 'cartao_credito', 3, 12),
    ('debito', 'Débito', 'cartao_debito', 4, 1), ('fiado', 'Fiado', 'fiado', 5, 1), ('vale_troca', 'Vale-troca', 'vale', 6, 1),
    ('cheque', 'Cheque', 'cheque', 7, 1)) m (code, title, kind, position, instalments);
select tenant('payment_methods');
create index payment_methods_money_account on payment_methods (account_id, money_account_id);

-- What the acquirer keeps of a payment and when the rest comes: the most exact line counts.
create table payment_terms (
  account_id bigint not null,
  id bigint not null,
  method text not null,
  brand text not null default '',               -- '': any
  from_instalments int not null, to_instalments int not null,
  fee bigint not null,                          -- hundredths of a percent
  fixed bigint not null default 0,              -- centavos a payment
  first_days int not null, each_days int not null default 30,
  primary key (account_id, id),
  foreign key (account_id, method) references payment_methods
);
insert into payment_terms (account_id, id, method, from_instalments, to_instalments, fee, first_days)
select a.id, t.id, t.method, 1, t.most, 0, t.days
  from accounts a, (values (1, 'credito', 12, 30), (2, 'debito', 1, 1)) t (id, method, most, days);
select tenant('payment_terms');
create index payment_terms_method on payment_terms (account_id, method);

-- The same two tables in one text, so that a sale reads them with its settings: written with them, and doctor compares.
alter table account_settings
  add column payment_config text not null default '{"m":[{"c":"dinheiro","t":"Dinheiro","k":"dinheiro","p":1,"a":true,"n":1},{"c":"pix","t":"Pix","k":"pix","p":2,"a":true,"n":1},{"c":"credito","t":"Crédito","k":"cartao_credito","p":3,"a":true,"n":12},{"c":"debito","t":"Débito","k":"cartao_debito","p":4,"a":true,"n":1},{"c":"fiado","t":"Fiado","k":"fiado","p":5,"a":true,"n":1},{"c":"vale_troca","t":"Vale-troca","k":"vale","p":6,"a":true,"n":1},{"c":"cheque","t":"Cheque","k":"cheque","p":7,"a":true,"n":1}],"t":[{"i":1,"m":"credito","f":1,"u":12,"d":30,"e":30},{"i":2,"m":"debito","f":1,"u":1,"d":1,"e":30}]}',
  add column pix_key text not null default '',
  add column pix_holder text not null default '',
  add column pix_city text not null default '';

-- A payment keeps what the operator typed, and the title its form had then.
alter table sale_payments drop constraint sale_payments_method_check;
alter table sale_payments
  add column title text not null default '',
  add column brand text not null default '', add column nsu text not null default '', add column authorisation text not null default '',
  add column bank text not null default '', add column cheque_number text not null default '',
  add column voucher text not null default '',
  add column due_on date;                       -- of fiado and of a cheque

-- A title's amount is gross; of it the acquirer keeps the fee. What a settlement brings is gross in, fee out.
alter table titles add column fee bigint not null default 0;
alter table settlements add column fee bigint not null default 0;

-- +migrate Down
alter table settlements drop column fee;
alter table titles drop column fee;
alter table sale_payments drop column title, drop column brand, drop column nsu, drop column authorisation, drop column bank,
  drop column cheque_number, drop column voucher, drop column due_on;
alter table account_settings drop column payment_config, drop column pix_key, drop column pix_holder, drop column pix_city;
drop table payment_terms, payment_methods;
