-- +migrate Up
-- What a print is of where it is no receipt of a sale: a movement of the drawer, a shift, a Z's number, a vale, a receipt of fiado.
alter table print_jobs add column subject_id bigint not null default 0;
create index print_jobs_subject on print_jobs (account_id, kind, subject_id) where subject_id <> 0;

-- +migrate Down
drop index print_jobs_subject;
alter table print_jobs drop column subject_id;
