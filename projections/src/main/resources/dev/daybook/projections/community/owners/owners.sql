create table owner (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  name text,
  email text,
  retired_on date,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index owner_in_order on owner (tenant, first_position);
