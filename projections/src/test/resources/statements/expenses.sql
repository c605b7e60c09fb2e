-- One.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date, first_position
offset $4 limit $5;

-- The page after an entry: all.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) > ($4, $5)
 order by date, first_position
offset $6 limit $7;

-- How many: all.
select count(*) as count
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3;

-- What they come to: all.
select sum(amount) as amount
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 group by currency, scale(amount);

-- A page: paid_by.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: paid_by.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: paid_by.
select count(*) as count
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4;

-- What they come to: paid_by.
select sum(amount) as amount
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
 group by currency, scale(amount);

-- A page: payment_type.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and payment_type = $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: payment_type.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and payment_type = $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: payment_type.
select count(*) as count
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and payment_type = $4;

-- What they come to: payment_type.
select sum(amount) as amount
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and payment_type = $4
 group by currency, scale(amount);

-- A page: every filter.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
   and payment_type = $5
 order by date, first_position
offset $6 limit $7;

-- The page after an entry: every filter.
select id, first_position, from_position, period_id, paid_by, amount, currency, payment_type, date, vendor, description, budget_item_id
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
   and payment_type = $5
   and (date, first_position) > ($6, $7)
 order by date, first_position
offset $8 limit $9;

-- How many: every filter.
select count(*) as count
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
   and payment_type = $5;

-- What they come to: every filter.
select sum(amount) as amount
  from expenses.expense
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and paid_by = $4
   and payment_type = $5
 group by currency, scale(amount);
