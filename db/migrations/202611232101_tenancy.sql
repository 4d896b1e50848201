-- +migrate Up
-- +migrate StatementBegin
create function app_account() returns bigint language sql stable as
$$ select nullif(current_setting('app.account_id', true), '')::bigint $$;
-- +migrate StatementEnd

-- tenant fences a table: row security on and forced, one policy, and what the app may do with it.
-- +migrate StatementBegin
create function tenant(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy tenant on %s using (account_id = app_account()) with check (account_id = app_account())', t);
  execute format('grant select, insert, update, delete on %s to omni_app', t);
end $$;
-- +migrate StatementEnd

-- ledger fences a table whose rows are only ever added.
-- +migrate StatementBegin
create function ledger(t regclass) returns void language plpgsql as $$
begin
  perform tenant(t);
  execute format('revoke update, delete on %s from omni_app', t);
end $$;
-- +migrate StatementEnd

grant usage on schema public to omni_app;
create collation pt_br (provider = icu, locale = 'pt-BR');

-- Global tables: they belong to the installation (db.GlobalTables).
create table accounts (
  id bigint primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  created_at timestamptz not null default now()
);
create table identities (
  id bigint primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  totp_secret text not null default '',
  totp_step bigint not null default 0,          -- the last step used: a code is good once
  recovery_hashes text[] not null default '{}',
  password_temporary boolean not null default false, -- somebody else knows it: another is chosen at the next entry
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create table memberships (
  account_id bigint not null references accounts,
  identity_id bigint not null references identities,
  roles text[] not null check (cardinality(roles) > 0),
  branches bigint[] not null default '{}',      -- empty: all branches
  ended_at timestamptz,
  primary key (account_id, identity_id)
);
create index memberships_identity on memberships (identity_id);
create table sessions (
  token_hash bytea primary key,                 -- sha256 of the token: a leaked table opens no session
  public_id bigint not null unique,             -- what lists of sessions name
  kind text not null check (kind in ('web', 'api', 'totp')),
  identity_id bigint not null references identities,
  account_id bigint not null references accounts,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ip text not null default '',
  agent text not null default ''
);
create index sessions_identity on sessions (identity_id);
create index sessions_account on sessions (account_id);
create table login_attempts (
  id bigint primary key,
  kind text not null,                           -- entrar, totp, pin
  subject text not null,                        -- sha256 of the e-mail or name of what was tried
  ip text not null,
  at timestamptz not null default now(),
  ok boolean not null
);
create index login_attempts_subject on login_attempts (kind, subject, at);
create index login_attempts_ip on login_attempts (kind, ip, at);
create table jobs (
  account_id bigint not null references accounts,
  id bigint not null,
  kind text not null,
  payload jsonb not null,
  state text not null default 'espera' check (state in ('espera', 'feito', 'falhou')),
  attempts int not null default 0,
  run_at timestamptz not null,
  last_error text not null default '',
  done_at timestamptz,
  primary key (account_id, id)
);
create index jobs_due on jobs (run_at) where state = 'espera';
create index jobs_failed on jobs (account_id, id) where state = 'falhou';
grant select, insert, update, delete on accounts, identities, memberships, sessions, login_attempts, jobs to omni_app;

-- Each account's own.
create table account_settings (
  account_id bigint primary key,
  zone text not null default 'America/Sao_Paulo',
  negative_stock text not null default 'bloquear' check (negative_stock in ('bloquear', 'avisar', 'permitir')),
  credit_days int not null default 30,
  pix_account_id bigint not null default 0,
  safe_account_id bigint not null default 0,
  discount_seller bigint not null default 500,    -- hundredths of a percent
  discount_cashier bigint not null default 500,
  discount_manager bigint not null default 2000
);
select tenant('account_settings');
create table account_plugins (
  account_id bigint not null,
  plugin text not null,
  enabled_at timestamptz not null,
  disabled_at timestamptz,
  primary key (account_id, plugin)
);
select tenant('account_plugins');

create table branches (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  legal_name text not null default '',
  tax_id text not null default '',
  state_registration text not null default '',
  phone text not null default '',
  street text not null default '', street_number text not null default '', complement text not null default '',
  district text not null default '', city text not null default '', uf text not null default '', zip text not null default '',
  archived_at timestamptz,
  primary key (account_id, id)
);
select tenant('branches');
create unique index branches_tax_id on branches (account_id, tax_id) where tax_id <> '';

create table audit_lines (
  account_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  identity_id bigint not null,                  -- 0: the system
  actor text not null,
  ip text not null,
  request text not null,
  action text not null,
  object text not null,
  object_id bigint not null,
  before jsonb,
  after jsonb,
  primary key (account_id, id)
);
select ledger('audit_lines');
create index audit_lines_object on audit_lines (account_id, object, object_id, id);
create index audit_lines_identity on audit_lines (account_id, identity_id, id);
-- Personal values stand apart: anonymising deletes them, the line keeps their HMAC.
create table audit_personal (
  account_id bigint not null,
  line_id bigint not null,
  before jsonb,
  after jsonb,
  primary key (account_id, line_id)
);
select tenant('audit_personal');

-- What a client of the API may repeat: the key, what was asked, and the first answer.
create table requests (
  account_id bigint not null,
  key text not null,
  body_hash bytea not null,
  status int not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (account_id, key)
);
select tenant('requests');

-- Files people sent: kept in the database, so that any node serves them and a backup holds them.
create table files (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  mime text not null,                           -- by content, never by name
  sha256 bytea not null,
  content bytea not null,
  at timestamptz not null,
  primary key (account_id, id)
);
select tenant('files');

-- +migrate Down
drop table files, requests, audit_personal, audit_lines, branches, account_plugins, account_settings,
  jobs, login_attempts, sessions, memberships, identities, accounts;
drop collation pt_br;
drop function ledger(regclass);
drop function tenant(regclass);
drop function app_account();
