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

-- A page: date_from.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
 order by start_date, first_position
offset $4 limit $5;

-- The page after an entry: date_from.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and (start_date, first_position) > ($4, $5)
 order by start_date, first_position
offset $6 limit $7;

-- How many: date_from.
select count(*) as count
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3;

-- A page: date_to.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and start_date <= $3
 order by start_date, first_position
offset $4 limit $5;

-- The page after an entry: date_to.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and start_date <= $3
   and (start_date, first_position) > ($4, $5)
 order by start_date, first_position
offset $6 limit $7;

-- How many: date_to.
select count(*) as count
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and start_date <= $3;

-- A page: search.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
 order by start_date, first_position
offset $4 limit $5;

-- The page after an entry: search.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
   and (start_date, first_position) > ($4, $5)
 order by start_date, first_position
offset $6 limit $7;

-- How many: search.
select count(*) as count
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0);

-- A page: every filter.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and start_date <= $4
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($5) collate "pg_unicode_fast")) > 0)
 order by start_date, first_position
offset $6 limit $7;

-- The page after an entry: every filter.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and start_date <= $4
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($5) collate "pg_unicode_fast")) > 0)
   and (start_date, first_position) > ($6, $7)
 order by start_date, first_position
offset $8 limit $9;

-- How many: every filter.
select count(*) as count
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and start_date <= $4
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($5) collate "pg_unicode_fast")) > 0);

-- A page: in order of date.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by start_date, first_position
offset $3 limit $4;

-- The page after an entry: in order of date.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (start_date, first_position) > ($3, $4)
 order by start_date, first_position
offset $5 limit $6;

-- A page: in order of -date.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by start_date desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -date.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (start_date, first_position) < ($3, $4)
 order by start_date desc, first_position desc
offset $5 limit $6;

-- A page: in order of recorded.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by first_position
offset $3 limit $4;

-- The page after an entry: in order of recorded.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and first_position > $3
 order by first_position
offset $4 limit $5;

-- A page: every filter, in order of recorded.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and start_date <= $4
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($5) collate "pg_unicode_fast")) > 0)
 order by first_position
offset $6 limit $7;

-- The page after an entry: every filter, in order of recorded.
select id, first_position, from_position, name, start_date, end_date, currency, status, previous_period_id, closed_on
  from periods.period
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and end_date >= $3
   and start_date <= $4
   and (strpos(casefold(normalize(name) collate "pg_unicode_fast"), casefold(normalize($5) collate "pg_unicode_fast")) > 0)
   and first_position > $6
 order by first_position
offset $7 limit $8;
