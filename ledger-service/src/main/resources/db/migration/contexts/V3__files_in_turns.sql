-- Files of several kinds wait at one place, each kind for its own workers.
-- The default, and the function claim_import, stay for nodes of the release before, which name no kind.
ALTER TABLE daybook.import_file ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'purchases';

-- Whether a file may come: a tenant has at most so many. What is asked of a job whose file is gone has no bytes, and is
-- no file. The lock is taken in a statement of its own, so that the next one sees what others have begun before it.
CREATE FUNCTION daybook.begin_file(owner text, file uuid, sender text, kind text, most integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('daybook.import_file ' || owner, 0));
    INSERT INTO daybook.import_file (tenant, id, actor, kind)
    SELECT owner, file, sender, begin_file.kind
    WHERE (SELECT count(*) FROM daybook.import_file f
           WHERE f.tenant = owner AND f.bytes IS DISTINCT FROM 0) < most;
    RETURN FOUND;
END $$;

-- A file that nobody works on, of a tenant of whom none of that kind is worked on: the one that waits longest.
CREATE FUNCTION daybook.next_file(kind text) RETURNS TABLE (tenant text, id uuid)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.tenant, w.id FROM daybook.import_file w
    WHERE w.kind = next_file.kind AND w.bytes IS NOT NULL
      AND coalesce(w.claimed_until, '-infinity') < clock_timestamp()
      AND NOT EXISTS (SELECT FROM daybook.import_file o
                      WHERE o.tenant = w.tenant AND o.kind = w.kind AND o.claimed_until >= clock_timestamp())
    ORDER BY w.asked_at LIMIT 1
$$;

-- Gives it out. A file that broke off while it came is forgotten after a day.
CREATE FUNCTION daybook.claim_file(kind text, seconds integer)
    RETURNS TABLE (tenant text, id uuid, actor text, asked_at timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('daybook.claim_file', 0));
    DELETE FROM daybook.import_file f WHERE f.bytes IS NULL AND f.asked_at < clock_timestamp() - interval '1 day';
    UPDATE daybook.import_file f SET claimed_until = clock_timestamp() + make_interval(secs => seconds)
    FROM daybook.next_file(claim_file.kind) n
    WHERE f.tenant = n.tenant AND f.id = n.id
    RETURNING f.tenant, f.id, f.actor, f.asked_at
$$;

CREATE FUNCTION daybook.is_file_waiting(kind text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM daybook.next_file(is_file_waiting.kind))
$$;

-- Whose files wait is nobody else's business: only whether there are any is told, and one by one who is to be worked for.
REVOKE EXECUTE ON FUNCTION daybook.begin_file(text, uuid, text, text, integer), daybook.next_file(text),
    daybook.claim_file(text, integer), daybook.is_file_waiting(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.begin_file(text, uuid, text, text, integer), daybook.claim_file(text, integer),
    daybook.is_file_waiting(text) TO daybook_service;
