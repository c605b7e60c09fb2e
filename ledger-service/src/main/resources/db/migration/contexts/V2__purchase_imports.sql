-- Files that purchases are made of, until they are: whoever stops half-way goes on from here. The tables of events say
-- how far each is; that a file stands here means that there is something to do with it.

CREATE TABLE daybook.import_file (
    tenant        text        COLLATE "C" NOT NULL,
    id            uuid        NOT NULL,
    -- Whose doing the events will be.
    actor         text        NOT NULL,
    -- Null while it is still coming.
    bytes         bigint,
    asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Until then a node works on it; afterwards any may.
    claimed_until timestamptz,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE daybook.import_part (
    tenant text    COLLATE "C" NOT NULL,
    id     uuid    NOT NULL,
    number bigint  NOT NULL,
    bytes  bytea   STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (tenant, id, number),
    FOREIGN KEY (tenant, id) REFERENCES daybook.import_file ON DELETE CASCADE
);

ALTER TABLE daybook.import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.import_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON daybook.import_file TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.import_part TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));

GRANT SELECT, INSERT, UPDATE, DELETE ON daybook.import_file TO daybook_service;
GRANT SELECT, INSERT ON daybook.import_part TO daybook_service;

-- Gives out a file that nobody works on, whosever it is, the one that waits longest first. A file that broke off while it
-- came is forgotten after a day.
CREATE FUNCTION daybook.claim_import(seconds integer)
    RETURNS TABLE (tenant text, id uuid, actor text, asked_at timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM daybook.import_file f WHERE f.bytes IS NULL AND f.asked_at < clock_timestamp() - interval '1 day';
    UPDATE daybook.import_file f SET claimed_until = clock_timestamp() + make_interval(secs => seconds)
    WHERE (f.tenant, f.id) = (
        SELECT w.tenant, w.id FROM daybook.import_file w
        WHERE w.bytes IS NOT NULL AND coalesce(w.claimed_until, '-infinity') < clock_timestamp()
        ORDER BY w.asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING f.tenant, f.id, f.actor, f.asked_at
$$;

REVOKE EXECUTE ON FUNCTION daybook.claim_import(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.claim_import(integer) TO daybook_service;
