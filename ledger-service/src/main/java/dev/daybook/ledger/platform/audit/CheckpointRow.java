package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import java.time.Instant;

/** A checkpoint that was signed. */
record CheckpointRow(
    @Describe("How many events it covers: the tenant's first ones.") long treeSize,
    @Describe("The position of the last of them.") long position,
    @Describe("What was signed, as `GET /audit/checkpoint` gave it.")
        @Example(
            "daybook-3f2a9c0d51e8b764/tenants/acme\n"
                + "4711\n"
                + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
                + "\n"
                + "\u2014 daybook-3f2a9c0d51e8b764"
                + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n")
        String note,
    Instant signedAt) {}
