-- +migrate Up
-- Where people and opportunities come from, as each account says it: rows carry the key, which never changes. Those that are
-- there get the list that was in the code, before the fence.
create table origins (
  account_id bigint not null,
  key text not null,
  name text not null,
  position int not null,
  archived_at timestamptz,
  primary key (account_id, key)
);
insert into origins (account_id, key, name, position)
select a.id, o.key, o.name, o.position
  from accounts a
 cross join (values ('loja', 'Loja', 1), ('indicacao', 'Indicação', 2), ('whatsapp', 'WhatsApp', 3), ('telefone', 'Telefone', 4),
       ('instagram', 'Instagram', 5), ('site', 'Site', 6), ('recompra', 'Cliente antigo', 7), ('outra', 'Outra', 8)) as o (key, name, position);
select tenant('origins');

alter table people add column origin text not null default '',
  add column owner_id bigint not null default 0;  -- identity of who looks after them; 0: nobody
create index people_origin on people (account_id, origin, (name collate pt_br), id) where origin <> '';
create index people_owner on people (account_id, owner_id, (name collate pt_br), id) where owner_id <> 0;

-- Words that an account sorts its people and opportunities by.
create table tags (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,                         -- the name without accents and capitals: one tag each
  colour int not null,
  archived_at timestamptz
);
select tenant('tags');
create unique index tags_folded on tags (account_id, folded);
alter table tags add primary key (account_id, id);

create table person_tags (
  account_id bigint not null,
  person_id bigint not null,
  tag_id bigint not null,
  foreign key (account_id, person_id) references people,
  foreign key (account_id, tag_id) references tags
);
select tenant('person_tags');
create index person_tags_tag on person_tags (account_id, tag_id, person_id);
alter table person_tags add primary key (account_id, person_id, tag_id);

create table opportunity_tags (
  account_id bigint not null,
  opportunity_id bigint not null,
  tag_id bigint not null,
  foreign key (account_id, opportunity_id) references opportunities,
  foreign key (account_id, tag_id) references tags
);
select tenant('opportunity_tags');
create index opportunity_tags_tag on opportunity_tags (account_id, tag_id, opportunity_id);
alter table opportunity_tags add primary key (account_id, opportunity_id, tag_id);

-- +migrate Down
drop table opportunity_tags, person_tags, tags, origins;
drop index people_owner, people_origin;
alter table people drop column owner_id, drop column origin;
