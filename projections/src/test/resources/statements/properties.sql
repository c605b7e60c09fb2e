-- One.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by first_position
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and first_position > $3
 order by first_position
offset $4 limit $5;

-- How many: all.
select count(*) as count
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;

-- A page: search.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
 order by first_position
offset $4 limit $5;

-- The page after an entry: search.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: search.
select count(*) as count
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0);

-- A page: called.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($3) collate "pg_unicode_fast")
 order by first_position
offset $4 limit $5;

-- The page after an entry: called.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($3) collate "pg_unicode_fast")
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: called.
select count(*) as count
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($3) collate "pg_unicode_fast");

-- A page: every filter.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($4) collate "pg_unicode_fast")
 order by first_position
offset $5 limit $6;

-- The page after an entry: every filter.
select id, first_position, from_position, label, timeline
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($4) collate "pg_unicode_fast")
   and first_position > $5
 order by first_position
offset $6 limit $7;

-- How many: every filter.
select count(*) as count
  from properties.property
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (strpos(casefold(normalize(label) collate "pg_unicode_fast"), casefold(normalize($3) collate "pg_unicode_fast")) > 0)
   and casefold(normalize(label) collate "pg_unicode_fast") = casefold(normalize($4) collate "pg_unicode_fast");
