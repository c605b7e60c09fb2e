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
  meter_start_reading numeric,
  meter_end_reading numeric,
  date date,
  consumption numeric,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index reading_in_order on reading (tenant, period_id, date, first_position)
  where not gone;
