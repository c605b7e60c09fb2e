-- The same promises as before, for less work: for all requests of a batch together it is asked first whether anybody has
-- written the types that their conditions name since then; tags are searched for only where somebody has.
--
-- Lists within an element (the tags of an event, of a criterion) are joined by U+001F, which no tag may contain.
CREATE OR REPLACE FUNCTION daybook.append(
    -- For each request. Without a condition "after" is null; without the clause "once" the key is.
    r_tenant text[], r_after bigint[], r_caller text[], r_key text[], r_fingerprint text[], r_answer text[],
    -- For each criterion of a request's condition and each of its types. A null type, or null tags, ask nothing.
    c_request integer[], c_type text[], c_tags text[],
    -- For each event, in order.
    e_request integer[], e_id uuid[], e_type text[], e_revision integer[], e_effective_on date[],
    e_tags text[], e_payload text[], e_metadata text[])
RETURNS TABLE (
    request integer,
    -- appended, conflict, repeated, key_reused; standing and duplicate: all, or some, of the ids are in the log
    outcome text,
    first_position bigint, last_position bigint, recorded_at timestamptz, answer text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- A session keeps the plans that it made while the tables were small. These are right for every size: by an index that
-- gives the order which is asked for, and ends at the first row.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_incremental_sort = off
AS $$
#variable_conflict use_column
DECLARE
    requests integer   := coalesce(cardinality(r_tenant), 0);
    open     boolean[] := array_fill(true, ARRAY[requests]);
    waiting  integer[];
    waits    integer;
    meets    boolean;
    head     bigint;
    before   bigint;
    now      timestamptz;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'daybook.append needs READ COMMITTED: in any other isolation its checks see the log as it '
            'was before the lock was taken' USING ERRCODE = 'invalid_transaction_state';
    END IF;

    -- A statement of its own: every later one then has a snapshot that was taken under the lock, and in it
    -- whatever was committed before. A check in the snapshot of the lock's own statement would be a race.
    PERFORM pg_advisory_xact_lock(7233182036310520674);

    SELECT coalesce(max(e.position), 0) INTO before FROM daybook.event e;
    LOOP
        SELECT e.position, greatest(e.recorded_at, clock_timestamp()) INTO head, now
            FROM daybook.event e ORDER BY e.position DESC LIMIT 1;
        IF NOT FOUND THEN
            head := 0;
            now := clock_timestamp();
        END IF;

        -- 1. Keys that were used before: what they got then, if it was for the same request.
        FOR request, outcome, first_position, last_position, recorded_at, answer IN
            SELECT r.request::integer,
                   CASE WHEN o.fingerprint <> r.fingerprint THEN 'key_reused'
                        WHEN e_id[(SELECT min(e.i) FROM unnest(e_request) WITH ORDINALITY AS e(request, i)
                                   WHERE e.request = r.request)]
                             = (SELECT e.id FROM daybook.event e WHERE e.position = o.first_position)
                        THEN 'standing'
                        ELSE 'repeated' END,
                   o.first_position, o.last_position, o.recorded_at, o.answer
            FROM unnest(r_tenant, r_caller, r_key, r_fingerprint)
                 WITH ORDINALITY AS r(tenant, caller, key, fingerprint, request)
            CROSS JOIN LATERAL (
                SELECT * FROM daybook.append_once o
                WHERE r.key IS NOT NULL AND o.tenant = r.tenant AND o.caller = r.caller AND o.key = r.key
                OFFSET 0) o
            WHERE open[r.request]
        LOOP
            open[request] := false;
            RETURN NEXT;
        END LOOP;
        answer := NULL;

        -- 2. Ids that stand in the log: a batch sent again after a lost connection, or a caller's mistake.
        FOR request, outcome, first_position, last_position, recorded_at IN
            SELECT e.request,
                   CASE WHEN count(s.position) = count(*)
                         AND max(s.position) - min(s.position) + 1 = count(*)
                         AND bool_and(s.tenant = r_tenant[e.request])
                        THEN 'standing' ELSE 'duplicate' END,
                   min(s.position), max(s.position), max(s.recorded_at)
            FROM unnest(e_request, e_id) AS e(request, id)
            LEFT JOIN LATERAL (
                SELECT * FROM daybook.event s WHERE s.id = e.id OFFSET 0) s ON true
            WHERE open[e.request]
            GROUP BY e.request
            HAVING count(s.position) > 0
        LOOP
            open[request] := false;
            RETURN NEXT;
        END LOOP;
        first_position := NULL;
        recorded_at := NULL;

        -- 3. Conditions that do not hold: the newest event within the boundary is newer than they know.
        FOR request, outcome, last_position IN
            WITH asked AS MATERIALIZED (
                SELECT c.request, r_tenant[c.request] AS tenant, c.type, c.tags, r_after[c.request] AS after
                FROM unnest(c_request, c_type, c_tags) AS c(request, type, tags)
                WHERE open[c.request] AND r_after[c.request] < head),
            -- One search for all requests that ask for a type: if nobody has written it since, no tags need be searched.
            news AS MATERIALIZED (
                SELECT a.tenant, a.type, e.position AS newest
                FROM (SELECT tenant, type, min(after) AS after
                      FROM asked WHERE type IS NOT NULL GROUP BY tenant, type) a
                CROSS JOIN LATERAL (
                    SELECT e.position FROM daybook.event e
                    -- Compared as rows, because only the index on all of them fits that: compared one by one,
                    -- the planner may walk the whole log backwards by its position instead.
                    WHERE (e.tenant, e.type, e.position) > (a.tenant, a.type, a.after)
                      AND (e.tenant, e.type, e.position) <= (a.tenant, a.type, head)
                    ORDER BY e.tenant DESC, e.type DESC, e.position DESC LIMIT 1) e),
            -- One search for each kind of criterion: a criterion costs what its own kind costs, not all four.
            c AS MATERIALIZED (
                SELECT a.request, a.tenant, a.type, n.newest, string_to_array(a.tags, chr(31)) AS tags, a.after
                FROM asked a LEFT JOIN news n ON n.tenant = a.tenant AND n.type = a.type
                WHERE a.type IS NULL OR n.newest > a.after)
            SELECT hit.request, 'conflict', max(hit.position) FROM (
                SELECT c.request, t.position FROM c CROSS JOIN LATERAL (
                    SELECT t.position FROM daybook.event_tag t
                    WHERE t.tenant = c.tenant AND t.tag = c.tags[1] AND t.type = c.type AND t.position > c.after
                      AND (cardinality(c.tags) = 1 OR (
                           SELECT e.tags @> c.tags FROM daybook.event e WHERE e.position = t.position))
                    ORDER BY t.position DESC LIMIT 1) t
                WHERE c.type IS NOT NULL AND c.tags IS NOT NULL
                UNION ALL
                SELECT c.request, t.position FROM c CROSS JOIN LATERAL (
                    SELECT t.position FROM daybook.event_tag t
                    WHERE t.tenant = c.tenant AND t.tag = c.tags[1] AND t.position > c.after
                      AND (cardinality(c.tags) = 1 OR (
                           SELECT e.tags @> c.tags FROM daybook.event e WHERE e.position = t.position))
                    ORDER BY t.position DESC LIMIT 1) t
                WHERE c.type IS NULL AND c.tags IS NOT NULL
                UNION ALL
                SELECT c.request, c.newest FROM c WHERE c.type IS NOT NULL AND c.tags IS NULL
                UNION ALL
                SELECT c.request, e.position FROM c CROSS JOIN LATERAL (
                    SELECT e.position FROM daybook.event e
                    WHERE (e.tenant, e.position) > (c.tenant, c.after)
                      AND (e.tenant, e.position) <= (c.tenant, head)
                    ORDER BY e.tenant DESC, e.position DESC LIMIT 1) e
                WHERE c.type IS NULL AND c.tags IS NULL) hit
            GROUP BY hit.request
        LOOP
            open[request] := false;
            RETURN NEXT;
        END LOOP;

        -- 4. A request whose boundary, key or ids meet an earlier request of this batch waits for the next round,
        --    and is judged again when that one stands in the log, or does not. The first never waits.
        waiting := NULL;
        IF requests > 1 THEN
            -- Whether anybody here asks for what anybody here writes, by type alone: mostly not, and it is cheap to know.
            meets := array_position(c_type, NULL) IS NOT NULL
                OR c_type && ARRAY(SELECT DISTINCT type FROM unnest(e_type) AS type);
            waiting := ARRAY(
                WITH written AS MATERIALIZED (
                    -- The earliest request that writes what a criterion can ask for; '' stands for "any".
                    SELECT tenant, coalesce(type, '') AS type, coalesce(tag, '') AS tag, min(request) AS earliest
                    FROM (SELECT r_tenant[e.request] AS tenant, e.request, e.type, tag
                          FROM unnest(e_request, e_type, e_tags) AS e(request, type, tags)
                          LEFT JOIN LATERAL unnest(string_to_array(e.tags, chr(31))) AS tag ON true
                          WHERE meets AND open[e.request]) e
                    GROUP BY GROUPING SETS ((tenant, type, tag), (tenant, tag), (tenant, type), (tenant))
                    -- An event without tags is not one with the tag "any".
                    HAVING GROUPING(tag) = 1 OR tag IS NOT NULL),
                asked AS (
                    SELECT c.criterion, c.request, r_tenant[c.request] AS tenant,
                           coalesce(c.type, '') AS type, coalesce(tag, '') AS tag
                    FROM unnest(c_request, c_type, c_tags) WITH ORDINALITY AS c(request, type, tags, criterion)
                    LEFT JOIN LATERAL unnest(string_to_array(c.tags, chr(31))) AS tag ON true
                    WHERE meets AND open[c.request] AND r_after[c.request] IS NOT NULL),
                claimed AS (
                    SELECT r.request::integer AS request,
                           concat_ws(chr(31), r.tenant, r.caller, r.key) AS claim
                    FROM unnest(r_tenant, r_caller, r_key) WITH ORDINALITY AS r(tenant, caller, key, request)
                    WHERE open[r.request] AND r.key IS NOT NULL
                    UNION ALL
                    SELECT e.request, e.id::text FROM unnest(e_request, e_id) AS e(request, id)
                    WHERE open[e.request])
                SELECT a.request FROM asked a LEFT JOIN written w USING (tenant, type, tag)
                GROUP BY a.criterion, a.request
                HAVING bool_and(coalesce(w.earliest < a.request, false))
                UNION
                SELECT c.request FROM (
                    SELECT request, min(request) OVER (PARTITION BY claim) AS earliest FROM claimed) c
                WHERE c.earliest < c.request);
            FOREACH waits IN ARRAY waiting LOOP
                open[waits] := false;
            END LOOP;
        END IF;

        -- 5. All others are written, in the order of the requests.
        RETURN QUERY
            WITH placed AS MATERIALIZED (
                SELECT e.*, r_tenant[e.request] AS tenant, string_to_array(coalesce(e.joined, ''), chr(31)) AS tags,
                       head + row_number() OVER (ORDER BY e.request, e.i) AS position
                FROM unnest(e_request, e_id, e_type, e_revision, e_effective_on, e_tags, e_payload, e_metadata)
                     WITH ORDINALITY
                     AS e(request, id, type, revision, effective_on, joined, payload, metadata, i)
                WHERE open[e.request]),
            written AS (
                INSERT INTO daybook.event
                    (position, id, tenant, type, revision, recorded_at, effective_on, tags, payload, metadata)
                SELECT p.position, p.id, p.tenant, p.type, p.revision, now, p.effective_on, p.tags,
                       p.payload::json, p.metadata::json
                FROM placed p ORDER BY p.position),
            tagged AS (
                INSERT INTO daybook.event_tag (tenant, tag, type, position)
                SELECT p.tenant, t.tag, p.type, p.position FROM placed p CROSS JOIN unnest(p.tags) AS t(tag)),
            verdicts AS MATERIALIZED (
                SELECT r.request::integer AS request,
                       coalesce(min(p.position), head + 1) AS first_position,
                       coalesce(max(p.position), head) AS last_position
                FROM unnest(r_tenant) WITH ORDINALITY AS r(tenant, request)
                LEFT JOIN placed p ON p.request = r.request
                WHERE open[r.request]
                GROUP BY r.request),
            kept AS (
                INSERT INTO daybook.append_once
                    (tenant, caller, key, fingerprint, first_position, last_position, answer, recorded_at)
                SELECT r.tenant, r.caller, r.key, r.fingerprint, v.first_position, v.last_position, r.answer, now
                FROM unnest(r_tenant, r_caller, r_key, r_fingerprint, r_answer)
                     WITH ORDINALITY AS r(tenant, caller, key, fingerprint, answer, request)
                JOIN verdicts v ON v.request = r.request
                WHERE r.key IS NOT NULL)
            SELECT v.request, 'appended', v.first_position, v.last_position, now, NULL::text FROM verdicts v;

        EXIT WHEN coalesce(cardinality(waiting), 0) = 0;
        open := array_fill(false, ARRAY[requests]);
        FOREACH waits IN ARRAY waiting LOOP
            open[waits] := true;
        END LOOP;
    END LOOP;

    -- One notification for the batch: the commit of each takes a lock of the whole instance.
    SELECT coalesce(max(e.position), 0) INTO head FROM daybook.event e;
    IF head > before THEN
        PERFORM pg_notify('daybook_event', head::text);
    END IF;
END $$;
