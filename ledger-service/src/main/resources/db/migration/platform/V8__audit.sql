-- Each tenant's history as a transparency log (RFC 9162): a leaf for each event, in the order of positions, and what
-- was signed about them. All of it can be reckoned anew from the events, but for the signatures and when they were given.

CREATE TABLE daybook.audit_leaf (
    tenant     text   COLLATE "C" NOT NULL,
    -- The ordinal of the event in the tenant, from 0.
    leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
    position   bigint NOT NULL,
    -- The hash of the leaf, and behind it those of the nodes that end with it, from the lowest level up: 32 bytes each.
    hashes     bytea  NOT NULL CHECK (octet_length(hashes) > 0 AND octet_length(hashes) % 32 = 0),
    PRIMARY KEY (tenant, leaf_index)
);
CREATE UNIQUE INDEX audit_leaf_by_position ON daybook.audit_leaf (position);

CREATE TABLE daybook.audit_checkpoint (
    tenant    text        COLLATE "C" NOT NULL,
    tree_size bigint      NOT NULL,
    -- Of the last event that it covers.
    position  bigint      NOT NULL,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant, tree_size)
);
CREATE UNIQUE INDEX audit_checkpoint_by_position ON daybook.audit_checkpoint (position);

-- Up to which position of the log the leaves stand.
CREATE TABLE daybook.audit_progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint  NOT NULL DEFAULT 0
);
INSERT INTO daybook.audit_progress DEFAULT VALUES;

-- What checkpoints are signed with, private half included; read by whoever starts the service, as the owner.
CREATE TABLE daybook.audit_key (
    only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    -- The name of the key, under which it signs: every tenant's log is below it.
    name        text        NOT NULL,
    public_key  bytea       NOT NULL,
    private_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- What was said of events is no more changed than they are.
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON daybook.audit_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION daybook.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON daybook.audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION daybook.refuse_change();
ALTER TABLE daybook.audit_leaf ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE daybook.audit_checkpoint ENABLE ALWAYS TRIGGER refuse_change;

ALTER TABLE daybook.audit_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.audit_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.audit_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON daybook.audit_leaf FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.audit_checkpoint FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY every_tenant ON daybook.audit_leaf FOR ALL TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.audit_checkpoint FOR ALL TO daybook_runner USING (true);
CREATE POLICY every_tenant ON daybook.audit_progress FOR ALL TO daybook_runner USING (true);

GRANT SELECT ON daybook.audit_leaf, daybook.audit_checkpoint TO daybook_service;
GRANT SELECT, INSERT ON daybook.audit_leaf, daybook.audit_checkpoint TO daybook_runner;
GRANT SELECT, UPDATE ON daybook.audit_progress TO daybook_runner;
