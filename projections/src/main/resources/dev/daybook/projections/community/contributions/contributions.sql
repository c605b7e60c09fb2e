create table contribution (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  period_id uuid,
  owner_id uuid,
  amount numeric,
  currency text collate "C",
  date date,
  comment text,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index contribution_in_order on contribution (tenant, period_id, date, first_position)
  where not gone;
