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

-- A page: date_from.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: date_from.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: date_from.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4;

-- What they come to: date_from.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
 group by currency, scale(amount);

-- A page: date_to.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: date_to.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: date_to.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4;

-- What they come to: date_to.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date <= $4
 group by currency, scale(amount);

-- A page: min_amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount >= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: min_amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount >= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: min_amount.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount >= $4;

-- What they come to: min_amount.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount >= $4
 group by currency, scale(amount);

-- A page: max_amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount <= $4
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: max_amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount <= $4
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: max_amount.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount <= $4;

-- What they come to: max_amount.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and amount <= $4
 group by currency, scale(amount);

-- A page: search.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0)
 order by date, first_position
offset $5 limit $6;

-- The page after an entry: search.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0)
   and (date, first_position) > ($5, $6)
 order by date, first_position
offset $7 limit $8;

-- How many: search.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0);

-- What they come to: search.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($4) collate "pg_unicode_fast")) > 0)
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

-- A page: every filter.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
 order by date + 0, first_position
offset $10 limit $11;

-- The page after an entry: every filter.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
   and (date, first_position) > ($10, $11)
 order by date + 0, first_position
offset $12 limit $13;

-- A page and how many: every filter.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment, count(*) over () as total
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
 order by date + 0, first_position
offset $10 limit $11;

-- How many: every filter.
select count(*) as count
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9;

-- What they come to: every filter.
select sum(amount) as amount
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
 group by currency, scale(amount);

-- A page: in order of date.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date, first_position
offset $4 limit $5;

-- The page after an entry: in order of date.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) > ($4, $5)
 order by date, first_position
offset $6 limit $7;

-- A page: in order of -date.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: in order of -date.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (date, first_position) < ($4, $5)
 order by date desc, first_position desc
offset $6 limit $7;

-- A page: in order of recorded.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: in order of recorded.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- A page: in order of amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by amount, first_position
offset $4 limit $5;

-- The page after an entry: in order of amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (amount, first_position) > ($4, $5)
 order by amount, first_position
offset $6 limit $7;

-- A page: in order of -amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
 order by amount desc, first_position desc
offset $4 limit $5;

-- The page after an entry: in order of -amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and (amount, first_position) < ($4, $5)
 order by amount desc, first_position desc
offset $6 limit $7;

-- A page: every filter, in order of -amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
 order by amount desc, first_position desc
offset $10 limit $11;

-- The page after an entry: every filter, in order of -amount.
select id, first_position, from_position, period_id, owner_id, amount, currency, date, comment
  from contributions.contribution
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and period_id = $3
   and date >= $4
   and date <= $5
   and amount >= $6
   and amount <= $7
   and (strpos(casefold(normalize(comment) collate "pg_unicode_fast"), casefold(normalize($8) collate "pg_unicode_fast")) > 0)
   and owner_id = $9
   and (amount, first_position) < ($10, $11)
 order by amount desc, first_position desc
offset $12 limit $13;
