-- One.
select id, first_position, from_position, name, email
  from owners.owner
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, name, email
  from owners.owner
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, name, email
  from owners.owner
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by first_position
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, name, email
  from owners.owner
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and first_position > $3
 order by first_position
offset $4 limit $5;

-- How many: all.
select count(*) as count
  from owners.owner
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;
