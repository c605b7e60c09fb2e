create table purchase (
  tenant text collate "C" not null,
  id uuid not null,
  first_position bigint not null,
  from_position bigint not null,
  until_position bigint not null,
  at timestamptz not null,
  actor text not null,
  gone boolean not null,
  product_name text,
  price numeric,
  currency_code text collate "C",
  retailer_id uuid,
  brand_id uuid,
  status text collate "C",
  purchase_date date,
  notes text,
  created_at timestamptz,
  updated_at timestamptz,
  warranty_id uuid,
  warranty_start date,
  warranty_end date,
  warranty_type text collate "C",
  warranty_provider text,
  warranty_notes text,
  warranty_voided_at timestamptz,
  warranty_void_reason text,
  -- One for all spellings of a product: the same product, ignoring case.
  product text collate "pg_unicode_fast" generated always as
    (casefold(normalize(product_name) collate "pg_unicode_fast")) stored,
  -- What people search in.
  sought text collate "pg_unicode_fast" generated always as
    (casefold(normalize(product_name || E'\n' || coalesce(notes, '')) collate "pg_unicode_fast")) stored,
  primary key (tenant, id, until_position)
);

-- The order of lists, with all that they are filtered by: to count those that are wanted reads no row.
create index purchase_in_order on purchase (tenant, purchase_date, first_position)
  include (from_position, until_position, status, currency_code, retailer_id, brand_id, price)
  where not gone;
create index purchase_by_price on purchase (tenant, price, first_position)
  include (from_position, until_position)
  where not gone;
create index purchase_of_retailer on purchase (tenant, retailer_id, purchase_date, first_position)
  include (from_position, until_position)
  where not gone;
create index purchase_of_brand on purchase (tenant, brand_id, purchase_date, first_position)
  include (from_position, until_position)
  where not gone;
-- What came and went since a list was counted.
create index purchase_came on purchase (tenant, from_position);
create index purchase_went on purchase (tenant, until_position)
  where until_position < 9223372036854775807;
create index purchase_by_text on purchase using gin (tenant, sought daybook.gin_trgm_ops)
  where not gone;

-- Row-level security lets no index be searched by what is not proven to keep what it looks at to itself, such as LIKE
-- and the comparison of decimals: all rows would be read. Through this, requests see the same rows, and find them.
create view purchase_of_tenant as
  select * from purchase where tenant = (select current_setting('daybook.tenant', true));
