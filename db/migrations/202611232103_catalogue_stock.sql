-- +migrate Up
create table categories (
  account_id bigint not null,
  id bigint not null,
  name text not null,
  archived_at timestamptz,
  primary key (account_id, id)
);
select tenant('categories');
create unique index categories_name on categories (account_id, name);

create table products (
  account_id bigint not null,
  id bigint not null,
  kind text not null check (kind in ('mercadoria', 'servico', 'materia_prima', 'kit')),
  sku text not null,
  ean text,                                     -- GTIN with its check digit
  name text not null,
  unit text not null default 'un',
  price bigint not null check (price >= 0),
  cost bigint not null default 0 check (cost >= 0),  -- reference, typed; the average lives in the balances
  category_id bigint,
  ncm text not null default '', cest text not null default '', cfop text not null default '', csosn text not null default '',
  origin text not null default '0',
  min_stock bigint not null default 0, max_stock bigint not null default 0,
  photo_id bigint,
  created_at timestamptz not null,
  archived_at timestamptz,
  foreign key (account_id, category_id) references categories,
  foreign key (account_id, photo_id) references files
);
select tenant('products');
create unique index products_sku on products (account_id, sku);
create unique index products_ean on products (account_id, ean) where ean is not null;
create index products_name on products (account_id, (name collate pt_br), id);
create index products_category on products (account_id, category_id) where category_id is not null;
create index products_photo on products (account_id, photo_id) where photo_id is not null;
-- The key comes last: while a table is small and was never analysed its indexes cost the same, the planner takes the
-- newest, and a foreign key's check keeps its first plan. By another index that begins with the account each check
-- would walk all of its products: 15,000 at once took minutes.
alter table products add primary key (account_id, id);

create table product_words (
  account_id bigint not null,
  word text collate "C" not null,
  product_id bigint not null,
  primary key (account_id, word, product_id)    -- no foreign key: rewritten with its product, by one code path
);
select tenant('product_words');
create index product_words_product on product_words (account_id, product_id);

-- How a supplier calls a product of ours: remembered from each NF-e.
create table supplier_products (
  account_id bigint not null,
  supplier_id bigint not null,
  code text not null,
  product_id bigint not null,
  factor bigint not null default 10000,         -- our units in one of theirs, ten-thousandths
  primary key (account_id, supplier_id, code),
  foreign key (account_id, supplier_id) references people,
  foreign key (account_id, product_id) references products
);
select tenant('supplier_products');
create index supplier_products_product on supplier_products (account_id, product_id);

create table depots (
  account_id bigint not null,
  id bigint not null,
  branch_id bigint not null,
  name text not null,
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, branch_id) references branches
);
select tenant('depots');
create index depots_branch on depots (account_id, branch_id);

-- A balance row is made with the product or with the depot; it always equals the sum of its movements. It has one index
-- on purpose: while the table is young the planner would take another for as good, and each line of a sale would walk
-- the whole depot. So it has no foreign key to depots either (that wants an index): doctor checks.
create table stock_balances (
  account_id bigint not null,
  product_id bigint not null,
  depot_id bigint not null,
  quantity bigint not null default 0,           -- ten-thousandths
  value bigint not null default 0,              -- centavos; average cost is the quotient
  primary key (account_id, product_id, depot_id),
  foreign key (account_id, product_id) references products
) with (fillfactor = 70);
select tenant('stock_balances');

-- No foreign key: one code path writes, doctor checks (performance.md §2: keys are 41 % of a sale's instructions).
create table stock_movements (
  account_id bigint not null,
  product_id bigint not null,
  depot_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  kind text not null,                           -- entrada, ajuste, transferencia, venda, cancelamento, compra, importacao
  quantity bigint not null,                     -- signed ten-thousandths
  value bigint not null,                        -- signed centavos
  balance_quantity bigint not null,
  balance_value bigint not null,
  origin_kind text not null, origin_id bigint not null,
  reason text not null default '',
  identity_id bigint not null,
  primary key (account_id, product_id, depot_id, id)
);
select ledger('stock_movements');
create index stock_movements_origin on stock_movements (account_id, origin_kind, origin_id);

-- A file that brought products, stock or a purchase: previewed, done, and undone as one batch.
create table imports (
  account_id bigint not null,
  id bigint not null,
  kind text not null,                           -- produtos, nfe
  file_name text not null,
  key text not null,                            -- sha256 of the file, or the access key of the NF-e
  state text not null check (state in ('previa', 'feita', 'desfeita')),
  rows jsonb not null,                          -- what was read, and the error of each line
  summary jsonb not null default '{}',
  at timestamptz not null,
  identity_id bigint not null,
  primary key (account_id, id)
);
select tenant('imports');
create unique index imports_done on imports (account_id, kind, key) where state = 'feita';

-- +migrate Down
drop table imports, stock_movements, stock_balances, depots, supplier_products, product_words, products, categories;
