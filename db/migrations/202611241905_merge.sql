-- +migrate Up
-- Who this record was merged into: never a chain, since a further merge moves this on too.
alter table people add column merged_into bigint,
  add foreign key (account_id, merged_into) references people;
create index people_merged on people (account_id, merged_into) where merged_into is not null;

-- What was done stays as it was written; only with whom it was done follows a merge.
grant update (person_id) on returns, timeline to omni_app;

-- +migrate Down
revoke update (person_id) on returns, timeline from omni_app;
drop index people_merged;
alter table people drop column merged_into;
