-- +migrate Up
-- A PIN is a person's in one account: typed at one shop's till in front of people, it must open nothing in another.
create table pins (
  account_id bigint not null,
  identity_id bigint not null,
  hash text not null,                           -- argon2id of the PIN under the server's pepper
  set_at timestamptz not null,
  primary key (account_id, identity_id),
  foreign key (account_id, identity_id) references memberships
);
select tenant('pins');

-- What a supervisor allowed once: this act, on this, up to this amount, to this cashier, at this till, for a minute.
create table grants (
  account_id bigint not null,
  id bigint not null,
  act text not null,                            -- pdv.Acts
  target_id bigint not null,                    -- the sale, the till or the shift that the act is about
  line_no int not null,                         -- of the sale; 0: the whole
  amount bigint not null,                       -- at most, centavos
  till_id bigint not null,
  cashier_id bigint not null,                   -- who asked: identity
  supervisor_id bigint not null,                -- who allowed
  given_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (account_id, till_id) references tills
);
select tenant('grants');
create index grants_target on grants (account_id, target_id, id);
create index grants_till on grants (account_id, till_id, id);
alter table grants add primary key (account_id, id);

-- +migrate Down
drop table grants, pins;
