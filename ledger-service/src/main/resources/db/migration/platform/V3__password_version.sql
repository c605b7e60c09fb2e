-- Which password a token was given for. The table counts by itself, so that no way of changing a password
-- can forget to.

ALTER TABLE daybook.user_account
    ADD COLUMN password_version    bigint NOT NULL DEFAULT 1,
    -- Null until the first change.
    ADD COLUMN password_changed_at timestamptz;
CREATE INDEX user_account_by_change ON daybook.user_account (password_changed_at)
    WHERE password_changed_at IS NOT NULL;

CREATE FUNCTION daybook.count_password() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.password_version := OLD.password_version + 1;
    NEW.password_changed_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER count_password BEFORE UPDATE ON daybook.user_account
    FOR EACH ROW WHEN (NEW.password_hash IS DISTINCT FROM OLD.password_hash)
    EXECUTE FUNCTION daybook.count_password();

-- Whose password is another one than so many seconds ago, in all tenants: ids and counts, no names and no hashes.
CREATE FUNCTION daybook.passwords_changed(seconds integer) RETURNS TABLE (id uuid, password_version bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT u.id, u.password_version FROM daybook.user_account u
    WHERE u.password_changed_at > clock_timestamp() - make_interval(secs => seconds)
$$;

REVOKE EXECUTE ON FUNCTION daybook.count_password(), daybook.passwords_changed(integer) FROM PUBLIC;
-- It goes through all tenants, as the runner does; a request has no business with it.
GRANT EXECUTE ON FUNCTION daybook.passwords_changed(integer) TO daybook_runner;
