-- Forgets keys by their age, as the database's own clock tells it: a node whose clock is days ahead would name a time at
-- which everybody's keys are old, and every retry of that hour would happen twice.
CREATE FUNCTION daybook.prune_once(older_than interval, at_most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH old AS (
        SELECT o.tenant, o.caller, o.key FROM daybook.append_once o
        WHERE o.recorded_at < now() - older_than ORDER BY o.recorded_at LIMIT at_most),
    gone AS (
        DELETE FROM daybook.append_once o USING old
        WHERE (o.tenant, o.caller, o.key) = (old.tenant, old.caller, old.key)
        RETURNING 1)
    SELECT count(*) FROM gone
$$;

REVOKE EXECUTE ON FUNCTION daybook.prune_once(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.prune_once(interval, integer) TO daybook_service;

-- A node that still runs an older release can't name a time any more either.
DROP FUNCTION daybook.prune_once(timestamptz, integer);
