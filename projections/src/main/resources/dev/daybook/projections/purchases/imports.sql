create table import (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  form text collate "C",
  on_duplicate text collate "C",
  status text collate "C",
  bytes bigint,
  bytes_read bigint,
  rows_read bigint,
  created bigint,
  updated bigint,
  skipped bigint,
  refused bigint,
  undone bigint,
  is_undoing boolean,
  seen_at bigint,
  undone_to bigint,
  errors text,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index import_in_order on import (tenant, started_at, first_position)
  where not gone;
