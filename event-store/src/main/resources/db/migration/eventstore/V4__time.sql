-- When the event at a position was recorded: a time, and nothing about whose event it is.
CREATE FUNCTION daybook.time_of("position" bigint) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT e.recorded_at FROM daybook.event e WHERE e.position = time_of."position" $$;

REVOKE EXECUTE ON FUNCTION daybook.time_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.time_of(bigint) TO daybook_service, daybook_runner;
