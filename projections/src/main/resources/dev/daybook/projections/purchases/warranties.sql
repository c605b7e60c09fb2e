create table warranty (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  purchase_id uuid,
  warranty_start date,
  warranty_end date,
  warranty_type text collate "C",
  provider text,
  notes text,
  voided_at timestamptz,
  void_reason text,
  primary key (tenant, id, until_position)
);

-- The order of lists, and that of those which are about to end.
create index warranty_in_order on warranty (tenant, first_position)
  include (from_position, until_position, warranty_end, voided_at)
  where not gone;
-- A warranty without an end ends after all days.
create index warranty_by_end on warranty (tenant, coalesce(warranty_end, date '9999-12-31'), first_position)
  include (from_position, until_position, voided_at)
  where not gone;
