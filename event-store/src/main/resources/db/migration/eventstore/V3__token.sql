-- How far each segment of an Axon event processor has come, and which node works on it.
CREATE TABLE daybook.token (
    processor   text        COLLATE "C" NOT NULL,
    segment     integer     NOT NULL,
    mask        integer     NOT NULL,
    token       bytea,
    token_type  text,
    -- A plain token never goes back behind this; null where the token does not name a single position.
    position    bigint,
    owner       text,
    claimed_at  timestamptz,
    -- A split releases its segment and then deletes it: only who released it last may do that.
    released_by text,
    PRIMARY KEY (processor, segment)
);

-- Nodes that share the table above share this identifier.
CREATE TABLE daybook.token_storage (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    identifier uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO daybook.token_storage DEFAULT VALUES;

GRANT SELECT, INSERT, UPDATE, DELETE ON daybook.token TO daybook_service, daybook_runner;
GRANT SELECT ON daybook.token_storage TO daybook_service, daybook_runner;
