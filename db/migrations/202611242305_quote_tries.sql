-- +migrate Up
-- What was asked of public links and refused, by network: nobody guesses or presses for ever (decisions.md 24).
create table quote_tries (
  account_id bigint not null,
  id bigint not null,
  network text not null,
  at timestamptz not null,
  primary key (account_id, id)
);
select tenant('quote_tries');
create index quote_tries_network on quote_tries (account_id, network, at);

-- +migrate Down
drop table quote_tries;
