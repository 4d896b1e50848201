-- +migrate Up
-- A funnel is a row of stages. Each account begins with one; those that are there get theirs here, before the fence.
create table pipelines (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  position int not null,
  archived_at timestamptz,
  primary key (account_id, id)
);
create table pipeline_stages (
  account_id bigint not null,
  id bigint not null,
  pipeline_id bigint not null,
  name text not null,
  position int not null,
  probability int not null,                     -- per cent
  deadline_days int not null,                   -- 0: a card may stand here for ever
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, pipeline_id) references pipelines
);
create index pipeline_stages_order on pipeline_stages (account_id, pipeline_id, position);
create table loss_reasons (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  position int not null,
  archived_at timestamptz,
  primary key (account_id, id)
);

-- Ids are of this instant, as db.NewID makes them, and unique within each account.
insert into pipelines (account_id, id, name, position)
select a.id, ((extract(epoch from now()) * 1000)::bigint - 1767225600000) << 22, 'Vendas', 1 from accounts a;
insert into pipeline_stages (account_id, id, pipeline_id, name, position, probability, deadline_days)
select p.account_id, p.id + s.position, p.id, s.name, s.position, s.probability, s.days
  from pipelines p
 cross join (values ('Novo contato', 1, 10, 3), ('Qualificado', 2, 30, 7), ('Proposta', 3, 60, 10), ('Negociação', 4, 80, 10))
       as s (name, position, probability, days);
insert into loss_reasons (account_id, id, name, position)
select p.account_id, p.id + r.position, r.name, r.position
  from pipelines p
 cross join (values ('Preço', 1), ('Comprou de outro', 2), ('Sem resposta', 3), ('Desistiu', 4), ('Prazo de entrega', 5)) as r (name, position);

select tenant('pipelines');
select tenant('pipeline_stages');
select tenant('loss_reasons');

create table opportunities (
  account_id bigint not null,
  id bigint not null,
  pipeline_id bigint not null,
  stage_id bigint not null,                     -- where it stands, or stood when it was closed
  position bigint not null,                     -- sorts the column; neighbours leave room between them
  title text not null,
  person_id bigint,
  seller_id bigint not null default 0,          -- identity of whose it is; 0: nobody yet
  value bigint not null,                        -- centavos
  origin text not null default '',
  note text not null default '',
  expected_on date,
  state text not null,                          -- aberta, ganha, perdida
  reason_id bigint,                             -- why it was lost
  closed_at timestamptz,
  closed_by bigint,
  created_at timestamptz not null, created_by bigint not null,
  stage_at timestamptz not null,                -- since when it stands in its stage
  moves bigint not null default 0,              -- counts moves: who moves says how many they had seen
  moved_at timestamptz not null, moved_by text not null,
  edits bigint not null default 0,              -- counts edits of the form, likewise
  edited_at timestamptz not null, edited_by text not null,
  primary key (account_id, id),
  foreign key (account_id, pipeline_id) references pipelines,
  foreign key (account_id, stage_id) references pipeline_stages,
  foreign key (account_id, person_id) references people,
  foreign key (account_id, reason_id) references loss_reasons
);
select tenant('opportunities');
create index opportunities_board on opportunities (account_id, stage_id, position, id) include (value) where state = 'aberta';
create index opportunities_list on opportunities (account_id, pipeline_id, id);
create index opportunities_closed on opportunities (account_id, pipeline_id, closed_at, id) where state <> 'aberta';
create index opportunities_reason on opportunities (account_id, reason_id, closed_at) where reason_id is not null;
create index opportunities_person on opportunities (account_id, person_id, id);

-- What reports of cycle time read: who took which card from where to where, and when. Only ever added.
create table opportunity_moves (
  account_id bigint not null,
  id bigint not null,
  opportunity_id bigint not null,
  at timestamptz not null,
  actor_id bigint not null,
  actor text not null,
  kind text not null,                           -- criada, etapa, ganha, perdida, reaberta
  from_stage_id bigint,
  to_stage_id bigint not null,
  value bigint not null,
  reason_id bigint,
  primary key (account_id, id),
  foreign key (account_id, opportunity_id) references opportunities
);
select ledger('opportunity_moves');
create index opportunity_moves_card on opportunity_moves (account_id, opportunity_id, id);
create index opportunity_moves_time on opportunity_moves (account_id, at, id);

-- A filter of a list that a person keeps for themselves.
create table saved_filters (
  account_id bigint not null,
  id bigint not null,
  identity_id bigint not null,
  page text not null,                           -- funil
  name text not null,
  query text not null,
  primary key (account_id, id)
);
select tenant('saved_filters');
create index saved_filters_owner on saved_filters (account_id, identity_id, page, name);

create index tasks_origin on tasks (account_id, origin_id, due_on, id) where origin_kind = 'oportunidade' and done_at is null;

-- +migrate Down
drop index tasks_origin;
drop table saved_filters, opportunity_moves, opportunities, loss_reasons, pipeline_stages, pipelines;
