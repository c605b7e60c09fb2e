create table period (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  name text,
  start_date date,
  end_date date,
  currency text collate "C",
  status text collate "C",
  previous_period_id uuid,
  closed_on date,
  reason text,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index period_in_order on period (tenant, start_date, first_position);

-- Whose closing balances were restated, and by which period's correction.
create table restatement (
  tenant text collate "C" not null,
  id uuid not null,
  position bigint not null,
  at timestamptz not null,
  actor text not null,
  cause uuid not null,
  primary key (tenant, id, position)
);
