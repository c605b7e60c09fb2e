-- One.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone and id = $3;

-- All steps of one.
select id, first_position, from_position, at, actor, gone, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and id = $3
 order by from_position;

-- A page: all.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by purchase_date desc, first_position desc
offset $3 limit $4;

-- The page after an entry: all.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (purchase_date, first_position) < ($3, $4)
 order by purchase_date desc, first_position desc
offset $5 limit $6;

-- How many: all.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone;

-- A page: status.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: status.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: status.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3;

-- A page: retailer_id.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and retailer_id = $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: retailer_id.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and retailer_id = $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: retailer_id.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and retailer_id = $3;

-- A page: brand_id.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and brand_id = $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: brand_id.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and brand_id = $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: brand_id.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and brand_id = $3;

-- A page: currency_code.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and currency_code = $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: currency_code.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and currency_code = $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: currency_code.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and currency_code = $3;

-- A page: date_from.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date >= $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: date_from.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date >= $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: date_from.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date >= $3;

-- A page: date_to.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date <= $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: date_to.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date <= $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: date_to.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and purchase_date <= $3;

-- A page: min_price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price >= $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: min_price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price >= $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: min_price.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price >= $3;

-- A page: max_price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price <= $3
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: max_price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price <= $3
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: max_price.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and price <= $3;

-- A page: search.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and sought like '%' || replace(replace(replace(casefold(normalize($3) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
 order by purchase_date desc, first_position desc
offset $4 limit $5;

-- The page after an entry: search.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and sought like '%' || replace(replace(replace(casefold(normalize($3) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
   and (purchase_date, first_position) < ($4, $5)
 order by purchase_date desc, first_position desc
offset $6 limit $7;

-- How many: search.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and sought like '%' || replace(replace(replace(casefold(normalize($3) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- A page: every filter.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and retailer_id = $4
   and brand_id = $5
   and currency_code = $6
   and purchase_date >= $7
   and purchase_date <= $8
   and price >= $9
   and price <= $10
   and sought like '%' || replace(replace(replace(casefold(normalize($11) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
 order by purchase_date desc, first_position desc
offset $12 limit $13;

-- The page after an entry: every filter.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and retailer_id = $4
   and brand_id = $5
   and currency_code = $6
   and purchase_date >= $7
   and purchase_date <= $8
   and price >= $9
   and price <= $10
   and sought like '%' || replace(replace(replace(casefold(normalize($11) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
   and (purchase_date, first_position) < ($12, $13)
 order by purchase_date desc, first_position desc
offset $14 limit $15;

-- How many: every filter.
select count(*) as count
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and retailer_id = $4
   and brand_id = $5
   and currency_code = $6
   and purchase_date >= $7
   and purchase_date <= $8
   and price >= $9
   and price <= $10
   and sought like '%' || replace(replace(replace(casefold(normalize($11) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- A page: in order of purchase_date.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by purchase_date, first_position
offset $3 limit $4;

-- The page after an entry: in order of purchase_date.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (purchase_date, first_position) > ($3, $4)
 order by purchase_date, first_position
offset $5 limit $6;

-- A page: in order of -purchase_date.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by purchase_date desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -purchase_date.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (purchase_date, first_position) < ($3, $4)
 order by purchase_date desc, first_position desc
offset $5 limit $6;

-- A page: in order of price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by price, first_position
offset $3 limit $4;

-- The page after an entry: in order of price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (price, first_position) > ($3, $4)
 order by price, first_position
offset $5 limit $6;

-- A page: in order of -price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
 order by price desc, first_position desc
offset $3 limit $4;

-- The page after an entry: in order of -price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and (price, first_position) < ($3, $4)
 order by price desc, first_position desc
offset $5 limit $6;

-- A page: every filter, in order of -price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and retailer_id = $4
   and brand_id = $5
   and currency_code = $6
   and purchase_date >= $7
   and purchase_date <= $8
   and price >= $9
   and price <= $10
   and sought like '%' || replace(replace(replace(casefold(normalize($11) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
 order by price desc, first_position desc
offset $12 limit $13;

-- The page after an entry: every filter, in order of -price.
select id, first_position, from_position, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, created_at, updated_at, warranty_id, warranty_start, warranty_end, warranty_type, warranty_provider, warranty_notes, warranty_voided_at, warranty_void_reason
  from purchases.purchase_of_tenant
 where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
   and status = $3
   and retailer_id = $4
   and brand_id = $5
   and currency_code = $6
   and purchase_date >= $7
   and purchase_date <= $8
   and price >= $9
   and price <= $10
   and sought like '%' || replace(replace(replace(casefold(normalize($11) collate "pg_unicode_fast"),
  '\', '\\'), '%', '\%'), '_', '\_') || '%'
   and (price, first_position) < ($12, $13)
 order by price desc, first_position desc
offset $14 limit $15;

-- How many came and went since: all.
select came.count - went.count as count
  from (select count(*) as count
          from purchases.purchase_of_tenant
         where from_position > $3 and tenant = $1 and from_position <= $2 and until_position > $2 and not gone) came,
       (select count(*) as count
          from purchases.purchase_of_tenant
         where until_position > $3 and until_position <= $2 and from_position <= $3
           and until_position < 9223372036854775807 and tenant = $1 and not gone) went;
