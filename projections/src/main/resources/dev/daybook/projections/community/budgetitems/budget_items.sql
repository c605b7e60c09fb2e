create table budget_item (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  period_id uuid,
  payment_type text,
  budgeted_cost numeric,
  currency text collate "C",
  allocation_strategy text collate "C",
  unit_price numeric,
  primary key (tenant, id, until_position)
);

-- The order of lists.
create index budget_item_in_order on budget_item (tenant, period_id, first_position)
  where not gone;
