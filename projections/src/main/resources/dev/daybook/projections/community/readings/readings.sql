create table reading (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  period_id uuid,
  property_id uuid,
  budget_item_id uuid,
  meter_start numeric,
  meter_end numeric,
  read_on date,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index reading_in_order on reading (tenant, period_id, read_on, first_position)
  where not gone;
