-- What each entry comes to now, so that an edit or a void can be told from what it replaces.
create table entry (
  tenant text collate "C" not null,
  id uuid not null,
  period_id uuid not null,
  owner_id uuid not null,
  kind text collate "C" not null,
  cost text collate "C",
  minor bigint not null,
  primary key (tenant, id)
);

-- What the entries of a period come to, for an owner or for a cost, as it was at every position.
create table total (
  tenant text collate "C" not null,
  period_id uuid not null,
  about text collate "C" not null,
  from_position bigint not null,
  until_position bigint not null,
  contributions numeric(38) not null,
  expenses numeric(38) not null,
  charges numeric(38) not null,
  primary key (tenant, period_id, until_position, about)
);

-- What was signed off when a period closed, and what was restated afterwards.
create table closing (
  tenant text collate "C" not null,
  period_id uuid not null,
  owner_id uuid not null,
  position bigint not null,
  at timestamptz not null,
  opening bigint,
  balance bigint not null,
  restated bigint,
  cause uuid,
  primary key (tenant, period_id, owner_id, position)
);
