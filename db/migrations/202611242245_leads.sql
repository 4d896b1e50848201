-- +migrate Up
-- A form that an account shows to visitors, at /f/<account>/<key>.
create table lead_forms (
  account_id bigint not null,
  id bigint not null,
  key text not null,                            -- the end of its address: a name, or what nobody guesses
  title text not null,
  intro text not null default '',
  shown text[] not null,                        -- fields, beside the name
  required text[] not null,
  origin text not null,
  stage_id bigint not null,                     -- where the opportunity begins
  consent text not null,                        -- the words of consent_version
  consent_version int not null,
  thanks text not null default '',
  thanks_url text not null default '',          -- instead of thanks
  sites text[] not null default '{}',           -- that may show it in a frame
  secret bytea not null,                        -- signs when a page was drawn
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, stage_id) references pipeline_stages
);
select tenant('lead_forms');
create unique index lead_forms_key on lead_forms (account_id, key);
create index lead_forms_stage on lead_forms (account_id, stage_id);
-- What visitors agreed to, word for word, for as long as the account lives.
create table lead_consents (
  account_id bigint not null,
  form_id bigint not null,
  version int not null,
  text text not null,
  at timestamptz not null,
  primary key (account_id, form_id, version),
  foreign key (account_id, form_id) references lead_forms
);
select ledger('lead_consents');
-- How often a form was sent in a stretch of time, by one network and ('') by all.
create table lead_counts (
  account_id bigint not null,
  slot bigint not null,
  form_id bigint not null,
  network text not null,                        -- a hash
  n int not null,
  primary key (account_id, slot, form_id, network),
  foreign key (account_id, form_id) references lead_forms
);
select tenant('lead_counts');
create index lead_counts_form on lead_counts (account_id, form_id);

-- Where leads arrive, one after another; and how soon somebody is to call.
create table lead_desks (
  account_id bigint not null,
  turn bigint not null default 0,
  call_minutes int not null default 30,
  primary key (account_id)
);
select tenant('lead_desks');

-- Somebody who wrote: one for each opportunity that began so. What was typed stays as it was typed.
create table leads (
  account_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  opportunity_id bigint not null,
  form_id bigint,
  through text not null,                        -- the form's title, the program's name
  name text not null, phone text not null, email text not null, tax_id text not null,
  company text not null, city text not null, uf text not null, message text not null,
  place text not null,                          -- the city as rules compare it
  words text[] not null,                        -- of company and message, likewise
  origin text not null,
  source jsonb not null,                        -- utm_… and referrer
  began_stage_id bigint not null,
  state text not null,                          -- novo, contato, qualificado, descartado, cliente
  received_at timestamptz not null,
  contacted_at timestamptz,
  score int not null default 0,
  reasons jsonb not null default '[]',
  consent_version int not null default 0,       -- of the form
  consent text not null default '',             -- where no form asked: the words, as a program sent them
  consent_at timestamptz,
  consent_ip text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people,
  foreign key (account_id, opportunity_id) references opportunities,
  foreign key (account_id, form_id) references lead_forms,
  foreign key (account_id, began_stage_id) references pipeline_stages
);
select tenant('leads');
create unique index leads_opportunity on leads (account_id, opportunity_id);
create index leads_person on leads (account_id, person_id, id);
create index leads_form on leads (account_id, form_id, id);
create index leads_stage on leads (account_id, began_stage_id);
create index leads_score on leads (account_id, state, score desc, id desc);
create index leads_age on leads (account_id, state, id desc);

create table lead_rules (
  account_id bigint not null,
  id bigint not null,
  position int not null,
  what text not null,
  value text not null,                          -- as it was typed
  key text not null,                            -- as it is compared
  number bigint not null,                       -- centavos or days
  words text[] not null,
  label text not null,
  points int not null,
  primary key (account_id, id)
);
-- Each account begins with a few; those that are there get theirs here, before the fence.
insert into lead_rules (account_id, id, position, what, value, key, number, words, label, points)
select a.id, (((extract(epoch from now()) * 1000)::bigint - 1767225600000) << 22) + r.position, r.position, r.what, '', '', 0, '{}', r.label, r.points
  from accounts a
 cross join (values (1, 'telefone', 'Deixou telefone', 20), (2, 'email', 'Deixou e-mail', 5), (3, 'cnpj', 'Tem CNPJ', 25), (4, 'cliente', 'Já é cliente', 30))
       as r (position, what, label, points);
select tenant('lead_rules');

-- Who receives which: the first line that fits. No target is whoever can.
create table lead_routes (
  account_id bigint not null,
  id bigint not null,
  position int not null,
  origin text not null default '',
  city text not null default '',
  place text not null default '',
  uf text not null default '',
  min_value bigint not null default 0,
  min_score int,
  team_id bigint,
  identity_id bigint not null default 0,
  primary key (account_id, id),
  foreign key (account_id, team_id) references teams
);
select tenant('lead_routes');
create index lead_routes_team on lead_routes (account_id, team_id);
create table lead_turns (
  account_id bigint not null,
  team_id bigint not null,
  identity_id bigint not null,
  turn bigint not null,                         -- the desk's, when this one last received
  primary key (account_id, team_id, identity_id),
  foreign key (account_id, team_id) references teams
);
select tenant('lead_turns');
-- Who is away and receives nothing.
create table lead_pauses (
  account_id bigint not null,
  identity_id bigint not null,
  from_on date not null,
  until_on date,                                -- null: until it is taken back
  primary key (account_id, identity_id)
);
select tenant('lead_pauses');
create table lead_gifts (
  account_id bigint not null,
  id bigint not null,
  lead_id bigint not null,
  at timestamptz not null,
  from_id bigint not null,
  to_id bigint not null,                        -- identity; 0: whoever can
  why text not null,
  actor text not null,
  primary key (account_id, id),
  foreign key (account_id, lead_id) references leads
);
select ledger('lead_gifts');
create index lead_gifts_lead on lead_gifts (account_id, lead_id, id);

-- +migrate Down
drop table lead_gifts, lead_pauses, lead_turns, lead_routes, lead_rules, leads, lead_desks, lead_counts, lead_consents, lead_forms;
