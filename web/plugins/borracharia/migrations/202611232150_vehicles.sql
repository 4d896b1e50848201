-- +migrate Up
create table vehicles (
  account_id bigint not null,
  id bigint not null,
  plate text not null check (plate ~ '^[A-Z]{3}[0-9][A-Z0-9][0-9]{2}$'), -- the key: Mercosul form where the old one converts
  old_plate boolean not null default false,     -- the car still carries the grey plate, ABC-1234
  make text not null default '',
  model text not null default '',
  year int not null default 0,                  -- 0: unknown
  km bigint not null default 0 check (km >= 0), -- of the last reading
  note text not null default '',
  customer_id bigint,
  archived_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, customer_id) references people
);
select tenant('vehicles');
create unique index vehicles_plate on vehicles (account_id, plate);
create index vehicles_customer on vehicles (account_id, customer_id);

-- What the odometer said, each time somebody looked.
create table vehicle_readings (
  account_id bigint not null,
  id bigint not null,
  vehicle_id bigint not null,
  km bigint not null check (km >= 0),
  reason text not null default '',              -- why it went down
  at timestamptz not null,
  actor text not null,
  primary key (account_id, id),
  foreign key (account_id, vehicle_id) references vehicles
);
select ledger('vehicle_readings');
create index vehicle_readings_vehicle on vehicle_readings (account_id, vehicle_id, id);

-- Sales to customers who have vehicles here.
create table vehicle_visits (
  account_id bigint not null,
  id bigint not null,
  sale_id bigint not null,
  customer_id bigint not null,
  vehicle_id bigint,                            -- null: the customer has several, nobody has said which yet
  till text not null, number bigint not null,
  total bigint not null,                        -- centavos
  at timestamptz not null,
  cancelled_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, customer_id) references people,
  foreign key (account_id, vehicle_id) references vehicles
);
select tenant('vehicle_visits');
create unique index vehicle_visits_sale on vehicle_visits (account_id, sale_id);
create index vehicle_visits_customer on vehicle_visits (account_id, customer_id, id);
create index vehicle_visits_vehicle on vehicle_visits (account_id, vehicle_id, id);

-- +migrate Down
drop table vehicle_visits, vehicle_readings, vehicles;
