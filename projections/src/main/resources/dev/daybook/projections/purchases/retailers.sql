create table retailer (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  name text,
  url text,
  created_at timestamptz,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index retailer_in_order on retailer (tenant, casefold(name collate "pg_unicode_fast"), first_position)
  where not gone;
