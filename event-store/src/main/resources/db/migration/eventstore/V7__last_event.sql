-- The last event of the session's tenant until a position. A function that row-level security does not reach into: with the
-- policy's condition on the tenant, a plan may walk over all that others wrote down since, by the key of positions.
-- Compared as rows, there is one index that goes straight there, whatever a plan knows of the tenant.
CREATE FUNCTION daybook.last_event("position" bigint) RETURNS TABLE (last_position bigint, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT e.position, e.id
      FROM daybook.event e
     WHERE (e.tenant, e.position) > (current_setting('daybook.tenant', true), 0)
       AND (e.tenant, e.position) <= (current_setting('daybook.tenant', true), last_event."position")
     ORDER BY e.tenant DESC, e.position DESC
     LIMIT 1
$$;

REVOKE EXECUTE ON FUNCTION daybook.last_event(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.last_event(bigint) TO daybook_service;
