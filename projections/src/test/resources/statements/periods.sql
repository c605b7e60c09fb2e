-- One.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by start_date, first_position
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (start_date, first_position) > ($3, $4)
 order by start_date, first_position
offset $5 limit $6;

-- How many: all.
select count(*) as count
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;
