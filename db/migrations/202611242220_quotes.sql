-- +migrate Up
-- What an opportunity is about: products, at the prices of the day each line was last changed.
create table opportunity_items (
  account_id bigint not null,
  opportunity_id bigint not null,
  line_no int not null,
  product_id bigint not null,
  name text not null, unit text not null,
  quantity bigint not null,
  unit_price bigint not null,
  rule text not null default '',                -- what made the price: '' is the product's own
  gross bigint not null,                        -- before the discount by hand
  discount bigint not null default 0,
  discount_percent int not null default 0,      -- given as hundredths of a percent, it follows the line
  total bigint not null,
  primary key (account_id, opportunity_id, line_no),
  foreign key (account_id, opportunity_id) references opportunities,
  foreign key (account_id, product_id) references products
);
select tenant('opportunity_items');
create unique index opportunity_items_once on opportunity_items (account_id, opportunity_id, product_id);
create index opportunity_items_product on opportunity_items (account_id, product_id);
alter table opportunities
  add column items int not null default 0,      -- how many lines: with any, the value is their total
  add column discount bigint not null default 0, add column discount_percent int not null default 0;

-- An orçamento. A version that was sent is never changed: editing it makes the next one.
create table quotes (
  account_id bigint not null,
  id bigint not null,
  number bigint not null,                       -- 1, 2, 3 … of the account, without a gap
  version int not null,                         -- 1, 2, 3 … of the number
  state text not null,                          -- rascunho, enviado, aceito, recusado, anulado, substituido; past its day a sent one is vencido
  opportunity_id bigint,
  person_id bigint,
  branch_id bigint not null,                    -- whose data stand on it
  seller_id bigint not null,                    -- identity
  valid_until date not null,
  terms text not null default '',               -- how it is paid
  note text not null default '',
  subtotal bigint not null default 0,
  discount bigint not null default 0, discount_percent int not null default 0,
  total bigint not null default 0,
  edits bigint not null default 0,              -- counts changes of a draft: who saves says how many they had seen
  created_at timestamptz not null, created_by bigint not null,
  sent_at timestamptz,
  link_hash bytea,                              -- sha256 of the public link, one for all versions; the link itself is kept nowhere
  viewed_at timestamptz,                        -- when its link was first opened
  answered_at timestamptz,
  answer_name text not null default '', answer_ip text not null default '', answer_note text not null default '',
  answered_by bigint not null default 0,        -- identity of who wrote the answer down; 0: the customer, by the link
  won boolean not null default false,           -- its acceptance won the opportunity
  ended_at timestamptz, ended_by bigint not null default 0, end_reason text not null default '',
  primary key (account_id, id),
  foreign key (account_id, opportunity_id) references opportunities,
  foreign key (account_id, person_id) references people,
  foreign key (account_id, branch_id) references branches
);
select tenant('quotes');
select in_branch('quotes', 'branch_id = any((select app_branches())::bigint[])');
create unique index quotes_number on quotes (account_id, number, version);
create index quotes_opportunity on quotes (account_id, opportunity_id, id);
create index quotes_person on quotes (account_id, person_id, id);
create index quotes_branch on quotes (account_id, branch_id);
create index quotes_link on quotes (account_id, link_hash) where link_hash is not null;
create index quotes_waiting on quotes (account_id, sent_at, id) where state = 'enviado';

create table quote_items (
  account_id bigint not null,
  quote_id bigint not null,
  line_no int not null,
  product_id bigint not null,
  name text not null, unit text not null,
  quantity bigint not null,
  unit_price bigint not null,
  rule text not null default '',
  gross bigint not null,
  discount bigint not null default 0, discount_percent int not null default 0,
  total bigint not null,
  primary key (account_id, quote_id, line_no),
  foreign key (account_id, quote_id) references quotes,
  foreign key (account_id, product_id) references products
);
select tenant('quote_items');
create unique index quote_items_once on quote_items (account_id, quote_id, product_id);
create index quote_items_product on quote_items (account_id, product_id);

create table quote_counters (
  account_id bigint not null primary key,
  last bigint not null
);
select tenant('quote_counters');

-- The pré-venda that an accepted orçamento opened.
alter table presales add column quote_id bigint not null default 0;
create index presales_quote on presales (account_id, quote_id) where quote_id <> 0;

-- +migrate Down
alter table presales drop column quote_id;
drop table quote_counters, quote_items, quotes;
alter table opportunities drop column items, drop column discount, drop column discount_percent;
drop table opportunity_items;
