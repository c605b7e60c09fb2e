-- One.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by started_at desc, first_position desc
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (started_at, first_position) < ($3, $4)
 order by started_at desc, first_position desc
offset $5 limit $6;

-- How many: all.
select count(*) as count
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;

-- A page: in order of started_at.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by started_at, first_position
offset $3 limit $4;

-- The page after an entry: in order of started_at.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (started_at, first_position) > ($3, $4)
 order by started_at, first_position
offset $5 limit $6;

-- A page: in order of -started_at.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by started_at desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -started_at.
select id, first_position, from_position, form, on_duplicate, status, bytes, bytes_read, rows_read, created, updated, skipped, refused, undone, is_undoing, seen_at, undone_to, errors, started_at, ended_at
  from imports.import
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (started_at, first_position) < ($3, $4)
 order by started_at desc, first_position desc
offset $5 limit $6;
