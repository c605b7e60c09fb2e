-- The log: what happened, once, in order. Nobody changes it afterwards, its owner included.
-- The schema and the roles exist already: EventStoreSchema makes them before it migrates.

CREATE TABLE daybook.event (
    position     bigint      NOT NULL,
    id           uuid        NOT NULL,
    tenant       text        COLLATE "C" NOT NULL,
    type         text        COLLATE "C" NOT NULL,
    revision     integer     NOT NULL CHECK (revision > 0),
    recorded_at  timestamptz NOT NULL,
    effective_on date,
    tags         text[]      COLLATE "C" NOT NULL,
    -- json and not jsonb: it keeps the bytes as they came, which is what a proof needs.
    payload      json        NOT NULL,
    metadata     json        NOT NULL,
    PRIMARY KEY (position)
);
CREATE UNIQUE INDEX event_id ON daybook.event (id);
CREATE INDEX event_by_type ON daybook.event (tenant, type, position);
-- Reads a tenant's whole stream in order, however small its part of the log is.
CREATE INDEX event_by_tenant ON daybook.event (tenant, position);

-- One row for each tag of each event: boundaries are read and checked by its key.
CREATE TABLE daybook.event_tag (
    tenant   text   COLLATE "C" NOT NULL,
    tag      text   COLLATE "C" NOT NULL,
    type     text   COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (tenant, tag, type, position)
);

-- What a request got that must happen only once. Kept for as long as somebody may repeat it, then pruned.
CREATE TABLE daybook.append_once (
    tenant         text        COLLATE "C" NOT NULL,
    caller         text        COLLATE "C" NOT NULL,
    key            text        COLLATE "C" NOT NULL,
    fingerprint    text        COLLATE "C" NOT NULL,
    first_position bigint      NOT NULL,
    last_position  bigint      NOT NULL,
    answer         text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, caller, key)
);
CREATE INDEX append_once_by_age ON daybook.append_once (recorded_at);

CREATE FUNCTION daybook.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'Events are never changed: % of daybook.% is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation',
              HINT = 'Append an event that says what is true now.';
END $$;

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON daybook.event
    FOR EACH STATEMENT EXECUTE FUNCTION daybook.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON daybook.event_tag
    FOR EACH STATEMENT EXECUTE FUNCTION daybook.refuse_change();
-- ALWAYS: a session in replication mode does not get around them either.
ALTER TABLE daybook.event ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE daybook.event_tag ENABLE ALWAYS TRIGGER refuse_change;

-- Requests see their own tenant; the runner of views sees all. Neither may write here: only the append function may.
ALTER TABLE daybook.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.event_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.append_once ENABLE ROW LEVEL SECURITY;

-- The setting is read in a sub-select so that it is read once for a statement, not once for a row.
CREATE POLICY own_tenant ON daybook.event FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.event_tag FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.append_once FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY every_tenant ON daybook.event FOR SELECT TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.event_tag FOR SELECT TO daybook_runner USING (true);

GRANT USAGE ON SCHEMA daybook TO daybook_service, daybook_runner;
GRANT SELECT ON daybook.event, daybook.event_tag TO daybook_service, daybook_runner;
GRANT SELECT ON daybook.append_once TO daybook_service;
