-- +migrate Up
-- People who work together: what is distributed to a team, and what reports and lists are filtered by.
create table teams (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  archived_at timestamptz,
  primary key (account_id, id)
);
select tenant('teams');
create table team_members (
  account_id bigint not null,
  team_id bigint not null,
  identity_id bigint not null,
  primary key (account_id, team_id, identity_id),
  foreign key (account_id, team_id) references teams,
  foreign key (account_id, identity_id) references memberships
);
select tenant('team_members');
create index team_members_identity on team_members (account_id, identity_id);

-- +migrate Down
drop table team_members, teams;
