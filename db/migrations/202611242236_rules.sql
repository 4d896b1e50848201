-- +migrate Up
-- A rule: when a cause comes, and these conditions hold, then these actions are done.
create table rules (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  cause text not null,                          -- the name of its trigger
  days int not null default 0,                  -- of triggers of time
  conditions jsonb not null,
  actions jsonb not null,
  state text not null,                          -- ativa, pausada, arquivada
  paused_why text not null default '',
  since timestamptz not null,                   -- causes before it are none of this rule's
  seen timestamptz not null,                    -- up to where causes were looked for
  failure text not null default '',             -- of the last look, in the log's words
  edits bigint not null default 0,
  created_at timestamptz not null,
  edited_at timestamptz not null, edited_by bigint not null,
  primary key (account_id, id)
);
select tenant('rules');

-- One cause that a rule fired for, and why.
create table rule_firings (
  account_id bigint not null,
  id bigint not null,
  rule_id bigint not null,
  cause text not null,                          -- its key
  happened_at timestamptz not null,
  at timestamptz not null,
  person_id bigint,
  branch_id bigint,
  text text not null,
  path text not null,
  why jsonb not null,                           -- each condition in words, with its value of then
  undone_at timestamptz, undone_by bigint,
  primary key (account_id, id),
  foreign key (account_id, rule_id) references rules,
  foreign key (account_id, person_id) references people
);
select tenant('rule_firings');
select in_branch('rule_firings', 'branch_id = any((select app_branches())::bigint[])');
create unique index rule_firings_once on rule_firings (account_id, rule_id, cause);
create index rule_firings_log on rule_firings (account_id, rule_id, id);
create index rule_firings_time on rule_firings (account_id, rule_id, at);
create index rule_firings_person on rule_firings (account_id, person_id);

-- One thing that a firing did, with what is needed to take it back.
create table rule_effects (
  account_id bigint not null,
  id bigint not null,
  firing_id bigint not null,
  kind text not null,                           -- of the action
  text text not null,                           -- what was done, in words; or why it could not be
  path text not null default '',
  done boolean not null,
  object_id bigint not null default 0,          -- of the task, the card, the person …
  card boolean not null default false,          -- the object is a card, where it may be a person too
  before_id bigint not null default 0,
  after_id bigint not null default 0,
  undone_at timestamptz,
  undo_note text not null default '',           -- why it could not be taken back
  primary key (account_id, id),
  foreign key (account_id, firing_id) references rule_firings
);
select tenant('rule_effects');
create index rule_effects_firing on rule_effects (account_id, firing_id);
create index rule_effects_object on rule_effects (account_id, kind, object_id);

-- What rules wait for.
create index quotes_sent on quotes (account_id, sent_at) where sent_at is not null;
create index quotes_answered on quotes (account_id, answered_at) where answered_at is not null;
create index quotes_valid on quotes (account_id, valid_until) where sent_at is not null;

-- +migrate Down
drop index quotes_valid, quotes_answered, quotes_sent;
drop table rule_effects, rule_firings, rules;
