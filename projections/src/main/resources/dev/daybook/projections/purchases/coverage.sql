-- What came and went since a position: the totals of then are those of now without it.
create index warranty_came on warranty (tenant, from_position);
create index warranty_went on warranty (tenant, until_position)
  where until_position < 9223372036854775807;

-- How many warranties of those that are there now have such a day. A total that comes to nothing is not there.
create table warranty_total (
  tenant text collate "C" not null,
  measure text collate "C" not null,
  day date not null,
  items bigint not null,
  primary key (tenant, measure, day)
);
create index warranty_total_empty on warranty_total (items) where items = 0;
