-- Views that people search texts in find them by their trigrams, each tenant's by itself. Both extensions come with
-- PostgreSQL; the schema is named, because views name the operators that they index by.
create extension if not exists pg_trgm schema daybook;
create extension if not exists btree_gin schema daybook;
