-- +migrate Up
-- What a terminal said it had sold and not sent when its shift was closed: the shift is final once all of it has arrived.
-- No foreign key: terminals are named by what they print.
create table shift_unsent (
  account_id bigint not null,
  shift_id bigint not null,
  terminal bigint not null,                     -- its printed number
  epoch bigint not null,
  seq bigint not null,
  made_at timestamptz not null,
  total bigint not null,
  primary key (account_id, shift_id, terminal, epoch, seq)
);
select tenant('shift_unsent');

-- +migrate Down
drop table shift_unsent;
