create table charge (
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
  description text,
  amount numeric,
  currency text collate "C",
  date date,
  primary key (tenant, id, until_position)
);

-- The order of lists, and of one owner's in them.
create index charge_in_order on charge (tenant, period_id, date, first_position)
  where not gone;
create index charge_of_owner on charge (tenant, period_id, owner_id, date, first_position)
  where not gone;
