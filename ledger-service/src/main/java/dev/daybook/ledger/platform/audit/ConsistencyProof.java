package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;
import java.util.List;

/** That a tree is how a larger one began (RFC 9162, section 2.1.4). */
record ConsistencyProof(
    @Describe("The size of the smaller tree.") long from,
    @Describe("The size of the larger tree.") long treeSize,
    @Describe("In the order of the RFC, in base64.") List<String> hashes) {}
