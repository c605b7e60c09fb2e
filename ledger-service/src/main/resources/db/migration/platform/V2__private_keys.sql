-- Keys are read by whoever starts the service, as the owner of the schema, and are in memory from then on.
-- No role that serves may read them: whoever can sign is anybody, in any tenant.

DROP POLICY of_the_service ON daybook.signing_key;
REVOKE ALL ON daybook.signing_key FROM daybook_service;
