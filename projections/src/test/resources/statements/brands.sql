-- One.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by casefold(name collate "pg_unicode_fast"), first_position
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (casefold(name collate "pg_unicode_fast"), first_position) > (casefold($3 collate "pg_unicode_fast"), $4)
 order by casefold(name collate "pg_unicode_fast"), first_position
offset $5 limit $6;

-- How many: all.
select count(*) as count
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;

-- A page: in order of name.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by casefold(name collate "pg_unicode_fast"), first_position
offset $3 limit $4;

-- The page after an entry: in order of name.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (casefold(name collate "pg_unicode_fast"), first_position) > (casefold($3 collate "pg_unicode_fast"), $4)
 order by casefold(name collate "pg_unicode_fast"), first_position
offset $5 limit $6;

-- A page: in order of -name.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by casefold(name collate "pg_unicode_fast") desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -name.
select id, first_position, from_position, name, url, created_at
  from brands.brand
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (casefold(name collate "pg_unicode_fast"), first_position) < (casefold($3 collate "pg_unicode_fast"), $4)
 order by casefold(name collate "pg_unicode_fast") desc, first_position desc
offset $5 limit $6;
