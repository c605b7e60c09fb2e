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

-- A page: min_amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
 order by first_position
offset $5 limit $6;

-- The page after an entry: min_amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and first_position > $5
 order by first_position
offset $6 limit $7;

-- How many: min_amount.
select count(*) as count
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4;

-- A page: max_amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost <= $4
 order by first_position
offset $5 limit $6;

-- The page after an entry: max_amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost <= $4
   and first_position > $5
 order by first_position
offset $6 limit $7;

-- How many: max_amount.
select count(*) as count
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost <= $4;

-- A page: search.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0)
 order by first_position
offset $5 limit $6;

-- The page after an entry: search.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0)
   and first_position > $5
 order by first_position
offset $6 limit $7;

-- How many: search.
select count(*) as count
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0);

-- A page: every filter.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and budgeted_cost <= $5
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($6) collate "pg_unicode_fast")) > 0)
 order by first_position
offset $7 limit $8;

-- The page after an entry: every filter.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and budgeted_cost <= $5
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($6) collate "pg_unicode_fast")) > 0)
   and first_position > $7
 order by first_position
offset $8 limit $9;

-- How many: every filter.
select count(*) as count
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and budgeted_cost <= $5
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($6) collate "pg_unicode_fast")) > 0);

-- A page: in order of amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by budgeted_cost, first_position
offset $4 limit $5;

-- The page after an entry: in order of amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (budgeted_cost, first_position) > ($4, $5)
 order by budgeted_cost, first_position
offset $6 limit $7;

-- A page: in order of -amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by budgeted_cost desc, first_position desc
offset $4 limit $5;

-- The page after an entry: in order of -amount.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (budgeted_cost, first_position) < ($4, $5)
 order by budgeted_cost desc, first_position desc
offset $6 limit $7;

-- A page: in order of recorded.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: in order of recorded.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- A page: every filter, in order of recorded.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and budgeted_cost <= $5
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($6) collate "pg_unicode_fast")) > 0)
 order by first_position
offset $7 limit $8;

-- The page after an entry: every filter, in order of recorded.
select id, first_position, from_position, period_id, payment_type, budgeted_cost, currency, allocation_strategy, unit_price
  from budget_items.budget_item
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budgeted_cost >= $4
   and budgeted_cost <= $5
   and (strpos(casefold(normalize(payment_type) collate "pg_unicode_fast"), casefold(normalize($6) collate "pg_unicode_fast")) > 0)
   and first_position > $7
 order by first_position
offset $8 limit $9;
