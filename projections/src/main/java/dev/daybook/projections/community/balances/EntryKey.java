package dev.daybook.projections.community.balances;

import java.util.UUID;

/** An entry of a tenant. */
record EntryKey(String tenant, UUID id) {}
