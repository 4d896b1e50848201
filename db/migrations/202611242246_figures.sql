-- +migrate Up
-- What reports of the funnels ask by: when a card was written down, and when it is expected to close.
create index opportunities_created on opportunities (account_id, pipeline_id, created_at, id);
create index opportunities_expected on opportunities (account_id, pipeline_id, expected_on, id) where expected_on is not null;
-- What was done with people, but for what the till and the funnel write themselves: sales pay nothing for it.
create index timeline_done on timeline (account_id, at, id) where kind in ('nota', 'whatsapp');

-- What is to be reached in a month, by a person, a team or a branch.
create table goals (
  account_id bigint not null,
  id bigint not null,
  month date not null,                          -- its first day
  kind text not null,                           -- valor, vendas, clientes
  seller_id bigint not null default 0,          -- identity; one of the three is set
  team_id bigint not null default 0,
  branch_id bigint,
  target bigint not null,                       -- centavos, or how many
  primary key (account_id, id)
);
select tenant('goals');
select in_branch('goals', 'branch_id = any((select app_branches())::bigint[])');
create unique index goals_month on goals (account_id, month, kind, seller_id, team_id, coalesce(branch_id, 0));

-- +migrate Down
drop table goals;
drop index timeline_done, opportunities_expected, opportunities_created;
