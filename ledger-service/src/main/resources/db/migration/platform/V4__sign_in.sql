-- What came of signing in before: the failures that lock an account, and where it has been signed in from.
-- All nodes count here, by the clock of the database.
--
-- A mark is the digest of a device or of an address. Where an account has been signed in from is counted by
-- itself, under its mark; everybody else who tries the account counts together, under ''. So strangers can lock
-- out strangers, wherever they come from, and nobody who is known there.

CREATE TABLE daybook.sign_in (
    -- A digest: what is typed as a name may be a password, and must not be kept.
    account      text        COLLATE "C" NOT NULL,
    mark         text        COLLATE "C" NOT NULL,
    -- Whether there is no such account. The count is the same; only these give way when there are too many.
    invented     boolean     NOT NULL,
    failures     integer     NOT NULL,
    locked_until timestamptz,
    -- Until when a success makes this device or address known; null for strangers.
    known_until  timestamptz,
    -- Afterwards the row is of no use to anybody.
    kept_until   timestamptz NOT NULL,
    PRIMARY KEY (account, mark)
);
CREATE INDEX sign_in_by_end ON daybook.sign_in (kept_until);
CREATE INDEX sign_in_invented ON daybook.sign_in (kept_until) WHERE invented;

-- Which of the marks counts for this account: the first by which it is known, or ''.
CREATE FUNCTION daybook.sign_in_mark(who text, marks text[]) RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT s.mark FROM daybook.sign_in s
         WHERE s.account = who AND s.mark = ANY (marks) AND s.known_until > clock_timestamp()
         ORDER BY array_position(marks, s.mark) LIMIT 1),
        '')
$$;

-- Whether the account is known there, and for how many seconds more it is locked for whoever comes from there.
CREATE FUNCTION daybook.sign_in_standing(who text, marks text[], OUT known boolean, OUT locked_seconds integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.mark <> '', coalesce(greatest(ceil(extract(epoch FROM s.locked_until - clock_timestamp())), 0), 0)::integer
    FROM (SELECT daybook.sign_in_mark(who, marks) AS mark) m
    LEFT JOIN daybook.sign_in s ON s.account = who AND s.mark = m.mark
$$;

-- Counts a password that was checked, unless the account is locked there by now: of guesses that are computed
-- at the same time, no more than the allowed number learns anything. The answer is for how many seconds more it
-- is locked; 0 says that this check counted.
CREATE FUNCTION daybook.judge_sign_in(who text, marks text[], is_account boolean, correct boolean) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    allowed CONSTANT integer := 10;
    first_lock CONSTANT interval := '30 seconds';
    longest_lock CONSTANT interval := '15 minutes';
    failures_kept CONSTANT interval := '1 day';
    known_for CONSTANT interval := '90 days';
    known_at_most CONSTANT integer := 20;
    counted text;
    at timestamptz;
BEGIN
    -- One check of an account after the other; the first number sets these locks apart from all others.
    PERFORM pg_advisory_xact_lock(x'0b04'::integer, hashtext(who));
    at := clock_timestamp();
    counted := daybook.sign_in_mark(who, marks);

    INSERT INTO daybook.sign_in AS s (account, mark, invented, failures, kept_until)
    VALUES (who, counted, NOT is_account, CASE WHEN correct THEN 0 ELSE 1 END, at + failures_kept)
    ON CONFLICT (account, mark) DO UPDATE SET
        invented = excluded.invented,
        failures = CASE WHEN correct THEN 0 ELSE s.failures + 1 END,
        locked_until = CASE WHEN NOT correct AND s.failures + 1 >= allowed
            THEN at + least(longest_lock, first_lock * 2 ^ least(s.failures + 1 - allowed, 10)) END,
        kept_until = greatest(s.kept_until, excluded.kept_until)
    WHERE s.locked_until IS NULL OR s.locked_until <= at;
    IF NOT FOUND THEN
        RETURN (SELECT greatest(1, ceil(extract(epoch FROM s.locked_until - at)))
                FROM daybook.sign_in s WHERE s.account = who AND s.mark = counted);
    END IF;

    IF correct THEN
        INSERT INTO daybook.sign_in AS s (account, mark, invented, failures, known_until, kept_until)
        SELECT who, m, false, 0, at + known_for, at + known_for FROM unnest(marks) AS m
        ON CONFLICT (account, mark) DO UPDATE SET
            known_until = excluded.known_until, kept_until = excluded.kept_until;
        DELETE FROM daybook.sign_in s WHERE s.account = who AND s.mark IN (
            SELECT k.mark FROM daybook.sign_in k WHERE k.account = who AND k.known_until IS NOT NULL
            ORDER BY k.known_until DESC, k.mark OFFSET known_at_most);
    END IF;
    RETURN 0;
END $$;

-- Forgets what is of no use any more, and of invented names all but so many: those that failed last.
CREATE FUNCTION daybook.prune_sign_ins(invented_at_most integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH old AS (
        SELECT s.account, s.mark FROM daybook.sign_in s WHERE s.kept_until < clock_timestamp()
        UNION
        (SELECT s.account, s.mark FROM daybook.sign_in s WHERE s.invented
         ORDER BY s.kept_until DESC OFFSET invented_at_most)),
    free AS (
        -- What is being judged just now is not old.
        SELECT s.account, s.mark FROM daybook.sign_in s JOIN old USING (account, mark) FOR UPDATE OF s SKIP LOCKED),
    gone AS (
        DELETE FROM daybook.sign_in s USING free WHERE (s.account, s.mark) = (free.account, free.mark) RETURNING 1)
    SELECT count(*) FROM gone
$$;

ALTER TABLE daybook.sign_in ENABLE ROW LEVEL SECURITY;
REVOKE EXECUTE ON FUNCTION daybook.sign_in_mark(text, text[]), daybook.sign_in_standing(text, text[]),
    daybook.judge_sign_in(text, text[], boolean, boolean), daybook.prune_sign_ins(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION daybook.sign_in_standing(text, text[]),
    daybook.judge_sign_in(text, text[], boolean, boolean), daybook.prune_sign_ins(integer) TO daybook_service;
