-- +migrate Up
-- When somebody is to be reminded of a task with an hour; its job carries the same moment, and one that differs is void.
alter table tasks add column remind_at timestamptz;

-- Whose a file of the account is.
create table person_files (
  account_id bigint not null,
  file_id bigint not null,
  person_id bigint not null,
  primary key (account_id, file_id),
  foreign key (account_id, file_id) references files,
  foreign key (account_id, person_id) references people
);
select tenant('person_files');
create index person_files_of on person_files (account_id, person_id, file_id);

-- +migrate Down
drop table person_files;
alter table tasks drop column remind_at;
