-- How a product was written last.
create index purchase_of_product on purchase (tenant, currency_code, product, updated_at, first_position)
  where not gone;
-- The latest of a currency.
create index purchase_of_currency on purchase (tenant, currency_code, purchase_date, first_position)
  where not gone;

-- What the purchases that are there now come to, in each currency: in all, by day, by retailer, by brand, by product, and
-- by price: how often each price, and each range of prices, was paid. A total that comes to nothing is not there.
create table currency_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  items bigint not null,
  amount numeric not null,
  primary key (tenant, currency_code)
);
create index currency_total_empty on currency_total (items) where items = 0;

create table day_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  day date not null,
  items bigint not null,
  amount numeric not null,
  primary key (tenant, currency_code, day)
);
create index day_total_empty on day_total (items) where items = 0;

create table retailer_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  retailer_id uuid,
  items bigint not null,
  amount numeric not null,
  unique nulls not distinct (tenant, currency_code, retailer_id)
);
create index retailer_total_empty on retailer_total (items) where items = 0;

create table brand_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  brand_id uuid,
  items bigint not null,
  amount numeric not null,
  unique nulls not distinct (tenant, currency_code, brand_id)
);
create index brand_total_empty on brand_total (items) where items = 0;

create table product_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  product text collate "pg_unicode_fast" not null,
  items bigint not null,
  amount numeric not null,
  primary key (tenant, currency_code, product)
);
create index product_total_empty on product_total (items) where items = 0;
create index product_total_in_order on product_total (tenant, currency_code, items desc, amount desc, product);

create table price_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  price_range integer not null,
  price numeric not null,
  items bigint not null,
  amount numeric not null,
  primary key (tenant, currency_code, price_range, price)
);
create index price_total_empty on price_total (items) where items = 0;

create table price_range_total (
  tenant text collate "C" not null,
  currency_code text collate "C" not null,
  price_range integer not null,
  items bigint not null,
  amount numeric not null,
  primary key (tenant, currency_code, price_range)
) with (fillfactor = 50);
create index price_range_total_empty on price_range_total (items) where items = 0;
