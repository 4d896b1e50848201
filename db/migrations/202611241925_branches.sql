-- +migrate Up
-- A member limited to branches sees and does only what is of these (decisions.md 22). db.Tx.Within says which. Without it
-- nothing here limits anything: each statement looks at one setting once, however many rows it reads.
-- +migrate StatementBegin
create function app_branches() returns bigint[] language sql stable as
$$ select nullif(current_setting('app.branches', true), '')::bigint[] $$;
-- +migrate StatementEnd

-- What stands in these branches; null where nothing limits. The bodies are called for who is limited only.
-- +migrate StatementBegin
create function tills_of_branches() returns bigint[] language plpgsql stable as $$
begin
  return array(select id from tills where account_id = app_account() and branch_id = any(app_branches()));
end $$;
-- +migrate StatementEnd
-- +migrate StatementBegin
create function depots_of_branches() returns bigint[] language plpgsql stable as $$
begin
  return array(select id from depots where account_id = app_account() and branch_id = any(app_branches()));
end $$;
-- +migrate StatementEnd
-- +migrate StatementBegin
create function app_tills() returns bigint[] language sql stable as $$ select case when app_branches() is not null then tills_of_branches() end $$;
-- +migrate StatementEnd
-- +migrate StatementBegin
create function app_depots() returns bigint[] language sql stable as $$ select case when app_branches() is not null then depots_of_branches() end $$;
-- +migrate StatementEnd
-- +migrate StatementBegin
create function sees_sale(sale bigint) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from sales where account_id = app_account() and id = sale and branch_id = any(app_branches()));
end $$;
-- +migrate StatementEnd

-- in_branch fences a table for who is limited: own says, of a row, that it is of their branches; null that nothing limits.
-- An UPDATE reads, so what stands for SELECT stands for it too, before and after; saying it for UPDATE again would have
-- it looked at twice.
-- +migrate StatementBegin
create function in_branch(t regclass, own text) returns void language plpgsql as $$
begin
  execute format('create policy branch on %s as restrictive for select using (account_id = app_account() and coalesce(%s, true))', t, own);
  execute format('create policy branch_new on %s as restrictive for insert with check (account_id = app_account() and coalesce(%s, true))', t, own);
end $$;
-- +migrate StatementEnd
-- +migrate StatementBegin
create function of_sale(t regclass) returns void language sql as
$$ select in_branch(t, 'case when (select app_branches()) is not null then sees_sale(sale_id) end') $$;
-- +migrate StatementEnd

select in_branch('branches', 'id = any((select app_branches())::bigint[])');
select in_branch(t, 'branch_id = any((select app_branches())::bigint[])')
  from unnest(array['depots', 'tills', 'sales', 'presales', 'titles']::regclass[]) t;
select in_branch(t, 'till_id = any((select app_tills())::bigint[])')
  from unnest(array['shifts', 'till_events', 'z_readings', 'terminals', 'till_documents', 'print_jobs', 'fiado_receipts', 'grants']::regclass[]) t;
select in_branch(t, 'depot_id = any((select app_depots())::bigint[])') from unnest(array['stock_balances', 'stock_movements']::regclass[]) t;
select of_sale(t) from unnest(array['returns', 'commissions']::regclass[]) t;

-- Histories of people are of the whole account, but for what happened in a branch; imports, but for purchases.
alter table timeline add column branch_id bigint;
alter table imports add column branch_id bigint;
select in_branch(t, 'branch_id = any((select app_branches())::bigint[])') from unnest(array['timeline', 'imports']::regclass[]) t;

-- Whoever sells elsewhere for one branch only does so by a till of that branch.
drop index tills_online;
create unique index tills_online on tills (account_id, branch_id) where online;

-- +migrate Down
drop index tills_online;
create unique index tills_online on tills (account_id) where online;
drop policy branch on timeline;
drop policy branch_new on timeline;
drop policy branch on imports;
drop policy branch_new on imports;
alter table timeline drop column branch_id;
alter table imports drop column branch_id;
-- +migrate StatementBegin
do $$ declare t text; begin
  for t in select tablename from pg_policies where policyname = 'branch' loop execute format('drop policy branch on %I', t); execute format('drop policy branch_new on %I', t); end loop;
end $$;
-- +migrate StatementEnd
drop function of_sale(regclass), in_branch(regclass, text), sees_sale(bigint), app_depots(), app_tills(), tills_of_branches(), depots_of_branches(), app_branches();
