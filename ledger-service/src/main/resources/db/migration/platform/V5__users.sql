-- Several users in a tenant, what they may do, and what they come in with besides a password: sessions and API keys.
-- Requests read their own tenant's rows, and write through the functions below and in no other way. A function takes
-- the tenant from the session, as row-level security does, so nobody can be made to write another tenant's.

-- What counts is not the password alone any more: whoever may do other things than before, or nothing, gets other
-- tokens.
ALTER TABLE daybook.user_account RENAME COLUMN password_version TO access_version;
ALTER TABLE daybook.user_account RENAME COLUMN password_changed_at TO access_changed_at;
ALTER INDEX daybook.user_account_by_change RENAME TO user_account_by_access;

ALTER TABLE daybook.user_account
    -- The owner of a property whom the user is; a member sees that balance.
    ADD COLUMN owner_id   uuid,
    -- Whoever is removed keeps a row: histories say who did something.
    ADD COLUMN removed_at timestamptz,
    DROP CONSTRAINT user_account_tenant_username_key;
CREATE UNIQUE INDEX user_account_by_name ON daybook.user_account (tenant, username) WHERE removed_at IS NULL;

DROP TRIGGER count_password ON daybook.user_account;
DROP FUNCTION daybook.count_password();
DROP FUNCTION daybook.passwords_changed(integer);

CREATE FUNCTION daybook.count_access() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.access_version := OLD.access_version + 1;
    NEW.access_changed_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER count_access BEFORE UPDATE ON daybook.user_account
    FOR EACH ROW WHEN (
        (NEW.password_hash, NEW.roles, NEW.owner_id, NEW.removed_at)
        IS DISTINCT FROM (OLD.password_hash, OLD.roles, OLD.owner_id, OLD.removed_at))
    EXECUTE FUNCTION daybook.count_access();

-- Whose access is another one than so many seconds ago, in all tenants: ids and counts, no names and no hashes.
CREATE FUNCTION daybook.access_changed(seconds integer) RETURNS TABLE (id uuid, access_version bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT u.id, u.access_version FROM daybook.user_account u
    WHERE u.access_changed_at > clock_timestamp() - make_interval(secs => seconds)
$$;

-- Sets of permissions that a tenant has named itself.
CREATE TABLE daybook.tenant_role (
    tenant      text        COLLATE "C" NOT NULL REFERENCES daybook.tenant,
    name        text        COLLATE "C" NOT NULL CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    permissions text[]      NOT NULL,
    PRIMARY KEY (tenant, name)
);

-- What a program comes in with. Whoever has read this table can't come in: of the key there is a digest.
CREATE TABLE daybook.api_key (
    id          uuid        PRIMARY KEY,
    tenant      text        COLLATE "C" NOT NULL REFERENCES daybook.tenant,
    name        text        COLLATE "C" NOT NULL,
    digest      text        COLLATE "C" NOT NULL UNIQUE,
    permissions text[]      NOT NULL,
    created_by  uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    ended_at    timestamptz
);
CREATE INDEX api_key_by_end ON daybook.api_key (ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX api_key_by_name ON daybook.api_key (tenant, name) WHERE ended_at IS NULL;

-- Where somebody is signed in. One session has one refresh token after another; it ends with them.
CREATE TABLE daybook.session (
    id           uuid        PRIMARY KEY,
    tenant       text        COLLATE "C" NOT NULL,
    user_id      uuid        NOT NULL REFERENCES daybook.user_account ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX session_by_user ON daybook.session (user_id, last_used_at);
CREATE INDEX session_by_end ON daybook.session (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_by_expiry ON daybook.session (expires_at);

-- All refresh tokens of a session, by their digests: one that comes again after it was used has been stolen.
CREATE TABLE daybook.refresh_token (
    digest     text        COLLATE "C" PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES daybook.session ON DELETE CASCADE,
    used_at    timestamptz
);
CREATE INDEX refresh_token_by_session ON daybook.refresh_token (session_id);

ALTER TABLE daybook.tenant_role ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE daybook.refresh_token ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON daybook.tenant_role FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.api_key FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));
CREATE POLICY own_tenant ON daybook.session FOR SELECT TO daybook_service
    USING (tenant = (SELECT current_setting('daybook.tenant', true)));

GRANT SELECT ON daybook.tenant_role, daybook.session TO daybook_service;
GRANT SELECT (id, tenant, name, permissions, created_by, created_at, expires_at, ended_at)
    ON daybook.api_key TO daybook_service;

-- The tenant of this session; nobody writes without one.
CREATE FUNCTION daybook.writing_tenant() RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := current_setting('daybook.tenant', true);
BEGIN
    IF coalesce(own, '') = '' THEN
        RAISE EXCEPTION 'No tenant is set' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN own;
END $$;

-- One change of a tenant's users, roles and keys after the other; the first number sets these locks apart.
CREATE FUNCTION daybook.lock_access(of_tenant text) RETURNS void
    LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_advisory_xact_lock(x'0b05'::integer, hashtext(of_tenant))
$$;

-- Whether somebody else is left who may do everything there.
CREATE FUNCTION daybook.another_head(of_tenant text, than uuid) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM daybook.user_account u
        WHERE u.tenant = of_tenant AND u.id <> than AND u.removed_at IS NULL
          AND CASE of_tenant WHEN 'platform' THEN 'operator' ELSE 'owner' END = ANY (u.roles))
$$;

-- 'done', or why not: 'taken', 'full'.
CREATE FUNCTION daybook.add_user(new_id uuid, name text, hash text, given text[], owner uuid, at_most integer)
    RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    PERFORM daybook.lock_access(own);
    IF EXISTS (SELECT FROM daybook.user_account u
               WHERE u.tenant = own AND u.username = name AND u.removed_at IS NULL) THEN
        RETURN 'taken';
    END IF;
    IF (SELECT count(*) FROM daybook.user_account u WHERE u.tenant = own AND u.removed_at IS NULL) >= at_most THEN
        RETURN 'full';
    END IF;
    INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles, owner_id)
    VALUES (new_id, own, name, hash, given, owner);
    RETURN 'done';
END $$;

-- 'done', or why not: 'conflict' where the user is not the one any more that was looked at, 'last'.
CREATE FUNCTION daybook.change_user(changed uuid, looked_at bigint, hash text, given text[], owner uuid)
    RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
    head CONSTANT text := CASE own WHEN 'platform' THEN 'operator' ELSE 'owner' END;
    earlier daybook.user_account;
BEGIN
    PERFORM daybook.lock_access(own);
    SELECT u.* INTO earlier FROM daybook.user_account u
    WHERE u.tenant = own AND u.id = changed AND u.access_version = looked_at AND u.removed_at IS NULL
    FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'conflict';
    END IF;
    IF head = ANY (earlier.roles) AND NOT head = ANY (given) AND NOT daybook.another_head(own, changed) THEN
        RETURN 'last';
    END IF;
    UPDATE daybook.user_account u
    SET password_hash = coalesce(hash, u.password_hash), roles = given, owner_id = owner
    WHERE u.id = changed;
    RETURN 'done';
END $$;

-- Likewise. The row stays, and opens nothing.
CREATE FUNCTION daybook.remove_user(removed uuid, looked_at bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
    outcome text;
BEGIN
    outcome := daybook.change_user(removed, looked_at, '', '{}', NULL);
    IF outcome = 'done' THEN
        UPDATE daybook.user_account u SET removed_at = clock_timestamp() WHERE u.tenant = own AND u.id = removed;
    END IF;
    RETURN outcome;
END $$;

-- A new password ends all sessions, whoever sets it and in whatever way.
CREATE FUNCTION daybook.end_sessions_of_user() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE daybook.session s SET ended_at = clock_timestamp() WHERE s.user_id = NEW.id AND s.ended_at IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER UPDATE ON daybook.user_account
    FOR EACH ROW WHEN (NEW.password_hash IS DISTINCT FROM OLD.password_hash)
    EXECUTE FUNCTION daybook.end_sessions_of_user();

-- Likewise, for somebody who changes the password: where that is done stays signed in, and nowhere else.
CREATE FUNCTION daybook.change_password(changed uuid, looked_at bigint, hash text, kept uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
    live CONSTANT boolean := EXISTS (
        SELECT FROM daybook.session s WHERE s.id = kept AND s.user_id = changed AND s.ended_at IS NULL FOR UPDATE);
    outcome text;
BEGIN
    SELECT daybook.change_user(changed, looked_at, hash, u.roles, u.owner_id) INTO outcome
    FROM daybook.user_account u WHERE u.tenant = own AND u.id = changed;
    IF outcome = 'done' AND live THEN
        UPDATE daybook.session s SET ended_at = NULL WHERE s.id = kept;
    END IF;
    RETURN coalesce(outcome, 'conflict');
END $$;

-- 'done', or 'full'. Whoever has the role may do other things from now on.
CREATE FUNCTION daybook.define_role(named text, given text[], at_most integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    PERFORM daybook.lock_access(own);
    IF NOT EXISTS (SELECT FROM daybook.tenant_role r WHERE r.tenant = own AND r.name = named)
       AND (SELECT count(*) FROM daybook.tenant_role r WHERE r.tenant = own) >= at_most THEN
        RETURN 'full';
    END IF;
    INSERT INTO daybook.tenant_role AS r (tenant, name, permissions) VALUES (own, named, given)
    ON CONFLICT (tenant, name) DO UPDATE SET permissions = excluded.permissions;
    UPDATE daybook.user_account u
    SET access_version = u.access_version + 1, access_changed_at = clock_timestamp()
    WHERE u.tenant = own AND named = ANY (u.roles);
    RETURN 'done';
END $$;

-- 'done', or why not: 'missing', 'used'.
CREATE FUNCTION daybook.remove_role(named text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    PERFORM daybook.lock_access(own);
    IF EXISTS (SELECT FROM daybook.user_account u
               WHERE u.tenant = own AND u.removed_at IS NULL AND named = ANY (u.roles)) THEN
        RETURN 'used';
    END IF;
    DELETE FROM daybook.tenant_role r WHERE r.tenant = own AND r.name = named;
    RETURN CASE WHEN FOUND THEN 'done' ELSE 'missing' END;
END $$;

-- 'done', or why not: 'taken', 'full'.
CREATE FUNCTION daybook.add_api_key(
    new_id uuid, named text, of_key text, given text[], creator uuid, expiry timestamptz, at_most integer)
    RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    PERFORM daybook.lock_access(own);
    -- The name of one that has expired is free again.
    UPDATE daybook.api_key k SET ended_at = k.expires_at
    WHERE k.tenant = own AND k.ended_at IS NULL AND k.expires_at <= clock_timestamp();
    IF EXISTS (SELECT FROM daybook.api_key k WHERE k.tenant = own AND k.name = named AND k.ended_at IS NULL) THEN
        RETURN 'taken';
    END IF;
    IF (SELECT count(*) FROM daybook.api_key k WHERE k.tenant = own AND k.ended_at IS NULL) >= at_most THEN
        RETURN 'full';
    END IF;
    INSERT INTO daybook.api_key (id, tenant, name, digest, permissions, created_by, expires_at)
    VALUES (new_id, own, named, of_key, given, creator, expiry);
    RETURN 'done';
END $$;

CREATE FUNCTION daybook.end_api_key(ended uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    UPDATE daybook.api_key k SET ended_at = clock_timestamp()
    WHERE k.tenant = own AND k.id = ended AND k.ended_at IS NULL;
    RETURN FOUND;
END $$;

-- Who comes with this key. Nobody can find a digest that does not have the key.
CREATE FUNCTION daybook.api_key_caller(of_key text)
    RETURNS TABLE (id uuid, tenant text, permissions text[], expires_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.id, k.tenant, k.permissions, k.expires_at FROM daybook.api_key k
    WHERE k.digest = of_key AND k.ended_at IS NULL AND k.expires_at > clock_timestamp()
$$;

-- Begins a session with its first refresh token. Of more sessions than somebody may have, those used last stay.
CREATE FUNCTION daybook.begin_session(new_id uuid, of_user uuid, first_token text, idle_seconds integer, at_most integer)
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
    at CONSTANT timestamptz := clock_timestamp();
BEGIN
    UPDATE daybook.session s SET ended_at = at WHERE s.ended_at IS NULL AND s.id IN (
        SELECT o.id FROM daybook.session o
        WHERE o.user_id = of_user AND o.tenant = own AND o.ended_at IS NULL AND o.expires_at > at
        ORDER BY o.last_used_at DESC, o.id DESC OFFSET at_most - 1);
    INSERT INTO daybook.session (id, tenant, user_id, created_at, last_used_at, expires_at)
    SELECT new_id, own, u.id, at, at, at + make_interval(secs => idle_seconds) FROM daybook.user_account u
    WHERE u.tenant = own AND u.id = of_user AND u.removed_at IS NULL;
    INSERT INTO daybook.refresh_token (digest, session_id)
    SELECT first_token, s.id FROM daybook.session s WHERE s.id = new_id;
END $$;

-- Uses up a refresh token and puts the next in its place; nobody where it is not, or no longer, good. One that was
-- used before ends its session: either who comes now or who came then has stolen it.
CREATE FUNCTION daybook.refresh_session(token text, next_token text, idle_seconds integer, longest_seconds integer)
    RETURNS TABLE (session_id uuid, tenant text, user_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    at timestamptz;
    found_session daybook.session;
    was_used boolean;
BEGIN
    -- The session first, as whoever ends one does: of two who come at once one finds the token used.
    SELECT s.* INTO found_session FROM daybook.session s
    WHERE s.id = (SELECT t.session_id FROM daybook.refresh_token t WHERE t.digest = token) FOR UPDATE;
    at := clock_timestamp();
    IF NOT FOUND OR found_session.ended_at IS NOT NULL OR found_session.expires_at <= at THEN
        RETURN;
    END IF;
    SELECT t.used_at IS NOT NULL INTO was_used FROM daybook.refresh_token t WHERE t.digest = token;
    IF was_used THEN
        UPDATE daybook.session s SET ended_at = at WHERE s.id = found_session.id;
        RETURN;
    END IF;
    UPDATE daybook.refresh_token t SET used_at = at WHERE t.digest = token;
    INSERT INTO daybook.refresh_token (digest, session_id) VALUES (next_token, found_session.id);
    UPDATE daybook.session s SET last_used_at = at, expires_at = least(
        at + make_interval(secs => idle_seconds), s.created_at + make_interval(secs => longest_seconds))
    WHERE s.id = found_session.id;
    RETURN QUERY SELECT found_session.id, found_session.tenant, found_session.user_id;
END $$;

CREATE FUNCTION daybook.end_session(ended uuid, of_user uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    UPDATE daybook.session s SET ended_at = clock_timestamp()
    WHERE s.tenant = own AND s.user_id = of_user AND s.id = ended AND s.ended_at IS NULL
      AND s.expires_at > clock_timestamp();
    RETURN FOUND;
END $$;

-- Which sessions and API keys have ended within so many seconds, in all tenants.
CREATE FUNCTION daybook.access_ended(seconds integer) RETURNS TABLE (id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id FROM daybook.session s WHERE s.ended_at > clock_timestamp() - make_interval(secs => seconds)
    UNION ALL
    SELECT k.id FROM daybook.api_key k WHERE k.ended_at > clock_timestamp() - make_interval(secs => seconds)
$$;

-- Forgets sessions that ended, or were left, so long ago that no token of theirs is good for anything.
CREATE FUNCTION daybook.prune_sessions(kept_seconds integer, at_most integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM daybook.session s WHERE s.id IN (
            (SELECT o.id FROM daybook.session o
             WHERE o.ended_at < clock_timestamp() - make_interval(secs => kept_seconds) LIMIT at_most)
            UNION
            (SELECT o.id FROM daybook.session o
             WHERE o.expires_at < clock_timestamp() - make_interval(secs => kept_seconds) LIMIT at_most))
        RETURNING 1)
    SELECT count(*) FROM gone
$$;

-- The answers of requests that change something here, for whoever repeats one with the same Idempotency-Key.
CREATE TABLE daybook.answer_once (
    tenant      text        COLLATE "C" NOT NULL,
    caller      text        COLLATE "C" NOT NULL,
    key         text        COLLATE "C" NOT NULL,
    fingerprint text        COLLATE "C" NOT NULL,
    -- Null only within the transaction that does what is asked.
    answer      text,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, caller, key)
);
CREATE INDEX answer_once_by_age ON daybook.answer_once (recorded_at);
ALTER TABLE daybook.answer_once ENABLE ROW LEVEL SECURITY;

-- Claims a key, or tells what came of it before; whoever comes at the same time waits for the other.
CREATE FUNCTION daybook.claim_answer(who text, once_key text, print text, OUT same boolean, OUT earlier text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own CONSTANT text := daybook.writing_tenant();
BEGIN
    INSERT INTO daybook.answer_once (tenant, caller, key, fingerprint, recorded_at)
    VALUES (own, who, once_key, print, clock_timestamp()) ON CONFLICT DO NOTHING;
    SELECT o.fingerprint = print, o.answer INTO same, earlier FROM daybook.answer_once o
    WHERE o.tenant = own AND o.caller = who AND o.key = once_key;
END $$;

-- What came of a key before, if it came before.
CREATE FUNCTION daybook.earlier_answer(who text, once_key text, print text)
    RETURNS TABLE (same boolean, earlier text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.fingerprint = print, o.answer FROM daybook.answer_once o
    WHERE o.tenant = daybook.writing_tenant() AND o.caller = who AND o.key = once_key
$$;

CREATE FUNCTION daybook.keep_answer(who text, once_key text, given text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE daybook.answer_once o SET answer = given
    WHERE o.tenant = daybook.writing_tenant() AND o.caller = who AND o.key = once_key AND o.answer IS NULL
$$;

CREATE FUNCTION daybook.prune_answers(kept_seconds integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM daybook.answer_once o
        WHERE o.recorded_at < clock_timestamp() - make_interval(secs => kept_seconds) RETURNING 1)
    SELECT count(*) FROM gone
$$;

-- A tenant with the first user of its own, made by an operator. 'done', or 'taken'.
CREATE FUNCTION daybook.add_tenant(
    new_tenant text, currency text, zone text, owner_id uuid, owner_name text, owner_hash text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF daybook.writing_tenant() <> 'platform' THEN
        RAISE EXCEPTION 'Tenants are made from the tenant platform' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO daybook.tenant (tenant, base_currency, time_zone) VALUES (new_tenant, currency, zone)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN 'taken';
    END IF;
    INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles)
    VALUES (owner_id, new_tenant, owner_name, owner_hash, ARRAY['owner']);
    RETURN 'done';
END $$;

-- What there is to know of tenants for whoever makes them: nothing of their business. All, or the one of that name;
-- where there is none in the part that is asked for, one row says how many there are.
CREATE FUNCTION daybook.tenants(named text, skipped bigint, at_most integer)
    RETURNS TABLE (tenant text, base_currency text, time_zone text, created_at timestamptz, total bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF daybook.writing_tenant() <> 'platform' THEN
        RAISE EXCEPTION 'Tenants are seen from the tenant platform' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
    SELECT page.tenant, page.base_currency, page.time_zone, page.created_at, counted.total
    FROM (SELECT count(*) AS total FROM daybook.tenant t WHERE named = '' OR t.tenant = named) counted
    LEFT JOIN (
        SELECT t.* FROM daybook.tenant t WHERE named = '' OR t.tenant = named
        ORDER BY t.tenant OFFSET skipped LIMIT at_most) page ON true
    ORDER BY page.tenant;
END $$;

REVOKE EXECUTE ON FUNCTION daybook.count_access(), daybook.access_changed(integer), daybook.writing_tenant(),
    daybook.lock_access(text), daybook.another_head(text, uuid),
    daybook.add_user(uuid, text, text, text[], uuid, integer),
    daybook.change_user(uuid, bigint, text, text[], uuid), daybook.remove_user(uuid, bigint),
    daybook.end_sessions_of_user(), daybook.change_password(uuid, bigint, text, uuid),
    daybook.claim_answer(text, text, text), daybook.earlier_answer(text, text, text),
    daybook.keep_answer(text, text, text), daybook.prune_answers(integer),
    daybook.define_role(text, text[], integer), daybook.remove_role(text),
    daybook.add_api_key(uuid, text, text, text[], uuid, timestamptz, integer), daybook.end_api_key(uuid),
    daybook.api_key_caller(text), daybook.begin_session(uuid, uuid, text, integer, integer),
    daybook.refresh_session(text, text, integer, integer), daybook.end_session(uuid, uuid),
    daybook.access_ended(integer), daybook.prune_sessions(integer, integer),
    daybook.add_tenant(text, text, text, uuid, text, text), daybook.tenants(text, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.add_user(uuid, text, text, text[], uuid, integer),
    daybook.change_user(uuid, bigint, text, text[], uuid), daybook.remove_user(uuid, bigint),
    daybook.change_password(uuid, bigint, text, uuid),
    daybook.claim_answer(text, text, text), daybook.earlier_answer(text, text, text),
    daybook.keep_answer(text, text, text), daybook.prune_answers(integer),
    daybook.define_role(text, text[], integer), daybook.remove_role(text),
    daybook.add_api_key(uuid, text, text, text[], uuid, timestamptz, integer), daybook.end_api_key(uuid),
    daybook.api_key_caller(text), daybook.begin_session(uuid, uuid, text, integer, integer),
    daybook.refresh_session(text, text, integer, integer), daybook.end_session(uuid, uuid),
    daybook.prune_sessions(integer, integer), daybook.add_tenant(text, text, text, uuid, text, text),
    daybook.tenants(text, bigint, integer) TO daybook_service;
-- These go through all tenants, as the runner does; a request has no business with them.
GRANT EXECUTE ON FUNCTION daybook.access_changed(integer), daybook.access_ended(integer) TO daybook_runner;
