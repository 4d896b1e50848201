-- +migrate Up
-- What was sold, summed for reports: by day, branch and seller, and by customer, month and branch. A job adds the sales
-- of each till in the order of the till's own numbers, so that rolled and not yet rolled never overlap. Sums hold whatever
-- was finalised; what was cancelled or came back is few, and is read where it is written.
create table rollup_tills (
  account_id bigint not null,
  till_id bigint not null,
  through bigint not null,                      -- the last number of the till that the sums hold
  primary key (account_id, till_id),
  foreign key (account_id, till_id) references tills
);
select tenant('rollup_tills');
select in_branch('rollup_tills', 'till_id = any((select app_tills())::bigint[])');

create table rollup_days (
  account_id bigint not null,
  day date not null,
  branch_id bigint not null,
  seller_id bigint not null,
  sales bigint not null,
  total bigint not null,                        -- centavos
  primary key (account_id, day, branch_id, seller_id)
);
select tenant('rollup_days');
select in_branch('rollup_days', 'branch_id = any((select app_branches())::bigint[])');

create table rollup_customers (
  account_id bigint not null,
  person_id bigint not null,
  month date not null,                          -- its first day
  branch_id bigint not null,
  purchases bigint not null,
  total bigint not null,
  last_day date not null,
  foreign key (account_id, person_id) references people
);
select tenant('rollup_customers');
select in_branch('rollup_customers', 'branch_id = any((select app_branches())::bigint[])');
create index rollup_customers_month on rollup_customers (account_id, month);
alter table rollup_customers add primary key (account_id, person_id, month, branch_id);

-- One row an account: whoever adds, or moves what a merged person bought, holds it.
create table rollup_states (
  account_id bigint not null primary key,
  rolled_at timestamptz
);
select tenant('rollup_states');

-- +migrate Down
drop table rollup_states, rollup_customers, rollup_days, rollup_tills;
