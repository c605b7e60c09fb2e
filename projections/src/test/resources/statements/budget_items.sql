-- One.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: all.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: all.
select count(*) as count
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3;
