-- One.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by first_position
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and first_position > $3
 order by first_position
offset $4 limit $5;

-- How many: all.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;

-- A page: voided.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: voided.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: voided.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3;

-- A page: standing.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is null) = $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: standing.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is null) = $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: standing.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is null) = $3;

-- A page: ends_from.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') >= $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: ends_from.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') >= $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: ends_from.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') >= $3;

-- A page: ended_before.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') < $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: ended_before.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') < $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: ended_before.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') < $3;

-- A page: ends_to.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') <= $3
 order by first_position
offset $4 limit $5;

-- The page after an entry: ends_to.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') <= $3
   and first_position > $4
 order by first_position
offset $5 limit $6;

-- How many: ends_to.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and coalesce(warranty_end, date '9999-12-31') <= $3;

-- A page: every filter.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and (voided_at is null) = $4
   and coalesce(warranty_end, date '9999-12-31') >= $5
   and coalesce(warranty_end, date '9999-12-31') < $6
   and coalesce(warranty_end, date '9999-12-31') <= $7
 order by first_position
offset $8 limit $9;

-- The page after an entry: every filter.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and (voided_at is null) = $4
   and coalesce(warranty_end, date '9999-12-31') >= $5
   and coalesce(warranty_end, date '9999-12-31') < $6
   and coalesce(warranty_end, date '9999-12-31') <= $7
   and first_position > $8
 order by first_position
offset $9 limit $10;

-- How many: every filter.
select count(*) as count
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and (voided_at is null) = $4
   and coalesce(warranty_end, date '9999-12-31') >= $5
   and coalesce(warranty_end, date '9999-12-31') < $6
   and coalesce(warranty_end, date '9999-12-31') <= $7;

-- A page: in order of warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by coalesce(warranty_end, date '9999-12-31'), first_position
offset $3 limit $4;

-- The page after an entry: in order of warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (coalesce(warranty_end, date '9999-12-31'), first_position) > (coalesce($3, date '9999-12-31'), $4)
 order by coalesce(warranty_end, date '9999-12-31'), first_position
offset $5 limit $6;

-- A page: in order of -warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by coalesce(warranty_end, date '9999-12-31') desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (coalesce(warranty_end, date '9999-12-31'), first_position) < (coalesce($3, date '9999-12-31'), $4)
 order by coalesce(warranty_end, date '9999-12-31') desc, first_position desc
offset $5 limit $6;

-- A page: every filter, in order of -warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and (voided_at is null) = $4
   and coalesce(warranty_end, date '9999-12-31') >= $5
   and coalesce(warranty_end, date '9999-12-31') < $6
   and coalesce(warranty_end, date '9999-12-31') <= $7
 order by coalesce(warranty_end, date '9999-12-31') desc, first_position desc
offset $8 limit $9;

-- The page after an entry: every filter, in order of -warranty_end.
select id, first_position, from_position, purchase_id, warranty_start, warranty_end, warranty_type, provider, notes, voided_at, void_reason
  from warranties.warranty
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (voided_at is not null) = $3
   and (voided_at is null) = $4
   and coalesce(warranty_end, date '9999-12-31') >= $5
   and coalesce(warranty_end, date '9999-12-31') < $6
   and coalesce(warranty_end, date '9999-12-31') <= $7
   and (coalesce(warranty_end, date '9999-12-31'), first_position) < (coalesce($8, date '9999-12-31'), $9)
 order by coalesce(warranty_end, date '9999-12-31') desc, first_position desc
offset $10 limit $11;
