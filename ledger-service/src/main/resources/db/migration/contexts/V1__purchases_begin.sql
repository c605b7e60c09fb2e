-- A tenant begins with some retailers and brands that are well known: events like any others, written down in the
-- transaction that makes the tenant, whoever makes it. The operator's tenant buys nothing.

CREATE FUNCTION daybook.begin_purchases(beginner text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    at    CONSTANT text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    trace CONSTANT text := format(
        '{"actor":"daybook","command":"purchases.begin","correlation_id":"%1$s","causation_id":"%1$s"}', uuidv7());
BEGIN
    PERFORM appended.outcome
    FROM (
        SELECT array_agg(1) AS request, array_agg(uuidv7()) AS id,
               array_agg('purchases.' || kind || '-added') AS type, array_agg(1) AS revision,
               array_agg(NULL::date) AS effective_on,
               array_agg(kind || ':' || thing || chr(31) || kind || '-name:' || lower(name COLLATE "C")) AS tags,
               array_agg(format('{"%s":{"id":"%s","name":%s,"url":%s,"created_at":"%s"}}',
                   kind, thing, to_json(name), to_json(url), at)) AS payload,
               array_agg(trace) AS metadata
        FROM (
            SELECT kind, name, url, uuidv7()::text AS thing
            FROM (VALUES
                ('retailer', 'Amazon',     'https://www.amazon.com'),
                ('retailer', 'Apple',      'https://www.apple.com'),
                ('retailer', 'Best Buy',   'https://www.bestbuy.com'),
                ('retailer', 'Costco',     'https://www.costco.com'),
                ('retailer', 'eBay',       'https://www.ebay.com'),
                ('retailer', 'IKEA',       'https://www.ikea.com'),
                ('retailer', 'MediaMarkt', 'https://www.mediamarkt.com'),
                ('retailer', 'Target',     'https://www.target.com'),
                ('retailer', 'Walmart',    'https://www.walmart.com'),
                ('brand',    'Apple',      'https://www.apple.com'),
                ('brand',    'Bosch',      'https://www.bosch.com'),
                ('brand',    'Canon',      'https://www.canon.com'),
                ('brand',    'Dell',       'https://www.dell.com'),
                ('brand',    'HP',         'https://www.hp.com'),
                ('brand',    'Lenovo',     'https://www.lenovo.com'),
                ('brand',    'LG',         'https://www.lg.com'),
                ('brand',    'Miele',      'https://www.miele.com'),
                ('brand',    'Philips',    'https://www.philips.com'),
                ('brand',    'Samsung',    'https://www.samsung.com'),
                ('brand',    'Sony',       'https://www.sony.com')) AS known(kind, name, url)) AS one) AS e
    CROSS JOIN LATERAL daybook.append(
        ARRAY[beginner], ARRAY[NULL]::bigint[], ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY[NULL]::text[],
        ARRAY[NULL]::text[], ARRAY[]::integer[], ARRAY[]::text[], ARRAY[]::text[],
        e.request, e.id, e.type, e.revision, e.effective_on, e.tags, e.payload, e.metadata) AS appended;
END $$;

CREATE FUNCTION daybook.tenant_begins_purchases() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM daybook.begin_purchases(NEW.tenant);
    RETURN NULL;
END $$;

-- Whoever may add a tenant sees to its beginning; nobody else may call these.
REVOKE ALL ON FUNCTION daybook.begin_purchases(text), daybook.tenant_begins_purchases() FROM PUBLIC;

CREATE TRIGGER tenant_begins_purchases AFTER INSERT ON daybook.tenant
    FOR EACH ROW WHEN (NEW.tenant <> 'platform') EXECUTE FUNCTION daybook.tenant_begins_purchases();

-- Those that were there before this was known.
SELECT daybook.begin_purchases(t.tenant) FROM daybook.tenant t WHERE t.tenant <> 'platform';
