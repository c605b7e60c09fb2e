-- One.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date, first_position
offset $4 limit $5;

-- The page after an entry: all.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) > ($4, $5)
 order by date, first_position
offset $6 limit $7;

-- How many: all.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3;

-- A page: date_from.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: date_from.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: date_from.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4;

-- A page: date_to.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: date_to.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: date_to.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4;

-- A page: property_id.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and property_id = $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: property_id.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and property_id = $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: property_id.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and property_id = $4;

-- A page: budget_item_id.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budget_item_id = $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: budget_item_id.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budget_item_id = $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: budget_item_id.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and budget_item_id = $4;

-- A page: every filter.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and property_id = $6
   and budget_item_id = $7
 order by date, first_position
offset $8 limit $9;

-- The page after an entry: every filter.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and property_id = $6
   and budget_item_id = $7
   and (date, first_position) > ($8, $9)
 order by date, first_position
offset $10 limit $11;

-- How many: every filter.
select count(*) as count
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and property_id = $6
   and budget_item_id = $7;

-- A page: in order of date.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date, first_position
offset $4 limit $5;

-- The page after an entry: in order of date.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) > ($4, $5)
 order by date, first_position
offset $6 limit $7;

-- A page: in order of -date.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: in order of -date.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) < ($4, $5)
 order by date desc, first_position desc
offset $6 limit $7;

-- A page: in order of recorded.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: in order of recorded.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- A page: every filter, in order of recorded.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and property_id = $6
   and budget_item_id = $7
 order by first_position
offset $8 limit $9;

-- The page after an entry: every filter, in order of recorded.
select id, first_position, from_position, period_id, property_id, budget_item_id, meter_start_reading, meter_end_reading, date, consumption
  from readings.reading
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and property_id = $6
   and budget_item_id = $7
   and first_position > $8
 order by first_position
offset $9 limit $10;
