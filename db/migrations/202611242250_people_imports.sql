-- +migrate Up
-- A spreadsheet of people on its way into the registry. The file is kept until its rows are in.
create table people_imports (
  account_id bigint not null,
  id bigint not null,
  file_name text not null,
  hash text not null,                           -- sha256 of the file: the same file comes in once
  state text not null,                          -- colunas, conferencia, andamento, feita, desfazendo, desfeita
  content bytea,
  columns text[] not null,                      -- what each column of the file holds; empty: nothing that is kept
  role text not null,                           -- what who says nothing of it is: cliente, lead, fornecedor
  on_duplicate text not null,                   -- atualizar, pular
  total int not null,
  done int not null default 0,                  -- rows that are through: a job that died goes on from here
  made int not null default 0, changed int not null default 0, same int not null default 0, skipped int not null default 0, failed int not null default 0,
  undone int not null default 0, kept int not null default 0,
  at timestamptz not null,
  identity_id bigint not null,
  actor text not null,
  finished_at timestamptz,
  undone_at timestamptz
);
select tenant('people_imports');
create unique index people_imports_hash on people_imports (account_id, hash) where state <> 'desfeita';
alter table people_imports add primary key (account_id, id);

-- What became of each line.
create table people_import_rows (
  account_id bigint not null,
  import_id bigint not null,
  number int not null,                          -- of the line in the file
  outcome text not null,                        -- criada, alterada, igual, pulada, erro
  person_id bigint,
  text text not null default '',                -- why it was skipped or refused, as a person reads it
  before jsonb,                                 -- of who was changed
  after text not null default '',               -- hash of the record as the import left it
  undo text not null default '',                -- desfeita, or why the record stays
  primary key (account_id, import_id, number),
  foreign key (account_id, import_id) references people_imports,
  foreign key (account_id, person_id) references people
);
select tenant('people_import_rows');
create index people_import_rows_person on people_import_rows (account_id, person_id);

-- people_named says which of these people rows of other tables name, and in which table: by a foreign key, or by how a
-- column is called. Whoever takes a person away asks it first; a new table is covered without anyone adding it here.
-- +migrate StatementBegin
create function people_named(ids bigint[]) returns table (account_id bigint, person_id bigint, place text) language plpgsql stable as $$
declare c record;
begin
  for c in
    select r.oid::regclass as place, a.attname as col
      from pg_class r
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bigint'::regtype
     where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p') and not r.relispartition
       and r.relname not in ('person_words', 'person_phones', 'person_addresses', 'person_contacts', 'person_tags', 'person_fields', 'people_import_rows')
       and not (r.relname = 'people' and a.attname = 'owner_id')
       and has_table_privilege(r.oid, 'select')
       and exists (select 1 from pg_attribute t where t.attrelid = r.oid and t.attname = 'account_id')
       and (a.attname ~ '(^|_)(person|customer|supplier|client|buyer|owner|contact|lead|carrier)_id$'
         or exists (select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = 'people'::regclass and f.conrelid = r.oid
                       and a.attnum = any(f.conkey) and a.attname <> 'account_id'))
  loop
    return query execute format('select distinct account_id, %I, %L::text from %s where account_id = app_account() and %I = any($1)', c.col, c.place, c.place, c.col) using ids;
  end loop;
end $$;
-- +migrate StatementEnd

-- +migrate Down
drop function people_named(bigint[]);
drop table people_import_rows, people_imports;
