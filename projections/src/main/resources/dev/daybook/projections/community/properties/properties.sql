create table property (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  label text,
  timeline text collate "C",
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index property_in_order on property (tenant, first_position);
