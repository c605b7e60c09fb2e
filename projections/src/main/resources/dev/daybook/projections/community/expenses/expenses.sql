create table expense (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  period_id uuid,
  paid_by uuid,
  amount numeric,
  currency text collate "C",
  payment_type text collate "C",
  date date,
  vendor text,
  description text,
  budget_item_id uuid,
  primary key (tenant, id, until_position)
);

-- The order of lists, and of one payer's in them.
create index expense_in_order on expense (tenant, period_id, date, first_position)
  where not gone;
create index expense_of_payer on expense (tenant, period_id, paid_by, date, first_position)
  where not gone;
