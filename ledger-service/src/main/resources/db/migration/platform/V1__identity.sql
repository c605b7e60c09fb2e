-- Who there is. The owner of the schema writes here at the start; requests read, each its own tenant.

CREATE TABLE daybook.tenant (
    tenant        text        COLLATE "C" PRIMARY KEY CHECK (tenant ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    base_currency text        NOT NULL CHECK (base_currency ~ '^[A-Z]{3}$'),
    time_zone     text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE daybook.user_account (
    id            uuid        PRIMARY KEY,
    tenant        text        COLLATE "C" NOT NULL REFERENCES daybook.tenant,
    -- Folded to small letters by the service: one spelling, one account.
    username      text        COLLATE "C" NOT NULL,
    password_hash text        NOT NULL,
    roles         text[]      NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant, username)
);

-- Keys that sign access tokens, private half included; the newest signs, all of them verify.
CREATE TABLE daybook.signing_key (
    key_id      text        PRIMARY KEY,
    private_jwk json        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE daybook.tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.signing_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON daybook.tenant FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.user_account FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
-- Keys belong to the service, not to a tenant.
CREATE POLICY of_the_service ON daybook.signing_key FOR SELECT TO daybook_service USING (true);

GRANT SELECT ON daybook.tenant, daybook.user_account, daybook.signing_key TO daybook_service;
