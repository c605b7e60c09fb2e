package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;

/** A checkpoint that was signed. */
record CheckpointRow(
    @Describe("How many events it covers: the tenant's first ones.") long treeSize,
    @Describe("The position of the last of them.") long position,
    @Describe("What was signed, as `GET /audit/checkpoint` gave it.") String note,
    Instant signedAt) {}
