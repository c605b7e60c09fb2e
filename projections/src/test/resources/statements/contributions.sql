-- One.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date, first_position
offset $4 limit $5;

-- The page after an entry: all.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) > ($4, $5)
 order by date, first_position
offset $6 limit $7;

-- How many: all.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3;

-- What they come to: all.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 group by currency, scale(amount);

-- A page: owner_id.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and owner_id = $4
 order by date + 0, first_position
offset $5 limit $6;

-- The page after an entry: owner_id.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and owner_id = $4
   and (date, first_position) > ($5, $6)
 order by date + 0, first_position
offset $7 limit $8;

-- A page and how many: owner_id.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment, count(*) over () as total
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and owner_id = $4
 order by date + 0, first_position
offset $5 limit $6;

-- How many: owner_id.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and owner_id = $4;

-- What they come to: owner_id.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and owner_id = $4
 group by currency, scale(amount);
