-- +migrate Up
alter table tasks
  add column kind text not null default 'tarefa', -- ligacao, visita, whatsapp, email, tarefa
  add column due_time time,                       -- in the account's zone; without it the whole day
  add column priority int not null default 2,     -- 1 high, 2 as usual, 3 low
  add column recurrence text not null default '', -- diaria, semanal:1,3, mensal:31, anual:12-25
  add column next_id bigint;                      -- the task that finishing this one made
drop index tasks_open;
create index tasks_open on tasks (account_id, due_on, priority, id) where done_at is null;
create index tasks_mine on tasks (account_id, assignee_id, due_on, priority, id) where done_at is null;

-- What somebody is told: the page polls for it and the browser shows it.
create table notices (
  account_id bigint not null,
  id bigint not null,
  identity_id bigint not null,
  text text not null,
  path text not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (account_id, id)
);
select tenant('notices');
create index notices_of on notices (account_id, identity_id, id);
create index notices_unseen on notices (account_id, identity_id, id) where seen_at is null;

-- How each person of the account wants to be reminded; without a row, as store/crm/reminder.go says.
create table reminder_settings (
  account_id bigint not null,
  identity_id bigint not null,
  minutes int not null,                         -- before a task with a time; -1: never
  by_mail boolean not null,
  digest boolean not null,                      -- the day's tasks by e-mail at 8h
  digest_on date,                               -- the day of the last one
  primary key (account_id, identity_id)
);
select tenant('reminder_settings');

-- What leaves by e-mail, and what became of it.
create table mails (
  account_id bigint not null,
  id bigint not null,
  recipient text not null,
  subject text not null,
  body text not null,
  state text not null,                          -- espera, parado (no server), enviado, falhou, cancelado
  attempts int not null default 0,
  answer text not null default '',              -- what kept it from going, the last time
  at timestamptz not null,
  created_by bigint not null,
  ended_at timestamptz,
  primary key (account_id, id)
);
select tenant('mails');

-- Texts with fields, for WhatsApp. Those that are there get the first ones here, before the fence.
create table message_templates (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  text text not null,
  archived_at timestamptz,
  primary key (account_id, id)
);
insert into message_templates (account_id, id, name, text)
select a.id, (((extract(epoch from now()) * 1000)::bigint - 1767225600000) << 22) + m.position, m.name, m.text
  from accounts a
 cross join (values
       (1, 'Conversa', E'Olá, {primeiro_nome}! Aqui é da {empresa}. Tudo bem?'),
       (2, 'Orçamento', E'Olá, {primeiro_nome}! Segue o orçamento da {empresa}, no valor de {valor}: {link}'),
       (3, 'Cobrança', E'Olá, {primeiro_nome}! O título de {valor} da {empresa} vence em {vencimento}. Para pagar por Pix, copie e cole:\n{pix}'),
       (4, 'Recibo', E'Olá, {primeiro_nome}! Obrigado pela compra de {valor} na {empresa}.')) as m (position, name, text);
select tenant('message_templates');

-- +migrate Down
drop table message_templates, mails, reminder_settings, notices;
drop index tasks_mine, tasks_open;
create index tasks_open on tasks (account_id, due_on, id) where done_at is null;
alter table tasks drop column kind, drop column due_time, drop column priority, drop column recurrence, drop column next_id;
