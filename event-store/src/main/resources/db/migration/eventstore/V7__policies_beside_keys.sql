-- Pages of the log are found by comparing a key as a row, beginning at the tenant. With the policy's own condition on the
-- tenant in the same index, PostgreSQL begins at the tenant's first entry and walks over all until the page. So the policy
-- says the same in words that no index understands: who reads names the tenant anyway, and is held to it row by row.
ALTER POLICY own_tenant ON daybook.event
    USING (tenant IS NOT DISTINCT FROM (SELECT current_setting('daybook.tenant', true)));
ALTER POLICY own_tenant ON daybook.event_tag
    USING (tenant IS NOT DISTINCT FROM (SELECT current_setting('daybook.tenant', true)));
