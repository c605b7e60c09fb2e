-- Who is told of which events, how far they have been told, and what came of it.

-- Keys that seal what has to be stored and read again, but not by everybody who may read the table: the newest
-- seals, all of them open. As with the keys that sign, whoever starts the service reads them, as the owner of the
-- schema, and no role that serves does.
CREATE TABLE daybook.sealing_key (
    key_id     text        PRIMARY KEY,
    key        bytea       NOT NULL CHECK (length(key) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A row is the claim on the webhook too: whoever moves the position compares node and old position, so that a node
-- that lost its claim without noticing moves nothing.
CREATE TABLE daybook.webhook (
    id               uuid        PRIMARY KEY,
    tenant           text        COLLATE "C" NOT NULL REFERENCES daybook.tenant,
    url              text        NOT NULL,
    -- Empty means all.
    types            text[]      COLLATE "C" NOT NULL,
    tags             text[]      COLLATE "C" NOT NULL,
    description      text,
    status           text        NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'PAUSED', 'DISABLED')),
    disabled_because text        CHECK (disabled_because IN ('GONE', 'UNREACHABLE')),
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    changed_at       timestamptz NOT NULL DEFAULT now(),
    -- Another number after every change that somebody asks for.
    version          bigint      NOT NULL DEFAULT 1,
    -- Of the last event that was delivered; the next one comes after it.
    position         bigint      NOT NULL,
    -- How often the next one was tried in vain, and since when.
    attempts         integer     NOT NULL DEFAULT 0,
    failing_since    timestamptz,
    -- When to look after it although nothing was appended; null while only a new event can be a reason.
    due_at           timestamptz,
    node             text,
    lease_until      timestamptz,
    CHECK ((status = 'DISABLED') = (disabled_because IS NOT NULL))
) WITH (fillfactor = 50); -- every delivery updates a row: leave room to do it within the page
CREATE INDEX webhook_of_tenant ON daybook.webhook (tenant, id);
CREATE INDEX webhook_due ON daybook.webhook (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_claimed ON daybook.webhook (node) WHERE node IS NOT NULL;

CREATE TABLE daybook.webhook_secret (
    number      bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant      text        COLLATE "C" NOT NULL,
    webhook_id  uuid        NOT NULL REFERENCES daybook.webhook ON DELETE CASCADE,
    sealed      text        NOT NULL,
    -- Null for the newest; the others sign beside it until then.
    signs_until timestamptz
);
CREATE INDEX webhook_secret_of_webhook ON daybook.webhook_secret (webhook_id, number);

-- What came of sending: one row for each event and webhook, however often it was sent.
CREATE TABLE daybook.webhook_delivery (
    number           bigint      GENERATED ALWAYS AS IDENTITY,
    tenant           text        COLLATE "C" NOT NULL,
    webhook_id       uuid        NOT NULL REFERENCES daybook.webhook ON DELETE CASCADE,
    event_id         uuid        NOT NULL,
    type             text        NOT NULL,
    -- Null for a test, which stands in no log.
    position         bigint,
    status           text        NOT NULL CHECK (status IN ('DELIVERED', 'RETRYING', 'FAILED')),
    attempts         integer     NOT NULL,
    http_status      integer,
    failure          text,
    latency_millis   integer     NOT NULL,
    first_attempt_at timestamptz NOT NULL,
    last_attempt_at  timestamptz NOT NULL,
    PRIMARY KEY (webhook_id, event_id)
);
CREATE INDEX webhook_delivery_newest ON daybook.webhook_delivery (webhook_id, number);
CREATE INDEX webhook_delivery_by_age ON daybook.webhook_delivery (last_attempt_at);

-- The first answers of requests that must happen only once; sealed, because there may be a secret in them.
CREATE TABLE daybook.webhook_once (
    tenant      text        COLLATE "C" NOT NULL,
    caller      text        COLLATE "C" NOT NULL,
    key         text        COLLATE "C" NOT NULL,
    fingerprint text        COLLATE "C" NOT NULL,
    answer      text,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, caller, key)
);
CREATE INDEX webhook_once_by_age ON daybook.webhook_once (recorded_at);

ALTER TABLE daybook.sealing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.webhook_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.webhook_once ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON daybook.webhook TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.webhook_secret TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.webhook_delivery TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.webhook_once TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
GRANT SELECT, INSERT, UPDATE, DELETE
    ON daybook.webhook, daybook.webhook_secret, daybook.webhook_delivery, daybook.webhook_once TO daybook_service;

-- The runner goes through all tenants: it finds who is to be looked after, keeps claims, and forgets what is old. It
-- sees neither secrets nor answers, and where events go to is not its to change.
CREATE POLICY every_tenant ON daybook.webhook TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.webhook_secret TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.webhook_delivery TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.webhook_once TO daybook_runner USING (true);
GRANT SELECT (id, tenant, types, tags, status, position, due_at, node, lease_until), UPDATE (due_at, node, lease_until)
    ON daybook.webhook TO daybook_runner;
GRANT SELECT (number, signs_until), DELETE ON daybook.webhook_secret TO daybook_runner;
GRANT SELECT (webhook_id, number, last_attempt_at), DELETE ON daybook.webhook_delivery TO daybook_runner;
GRANT SELECT (recorded_at), DELETE ON daybook.webhook_once TO daybook_runner;
