package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.proofs.Hash;
import java.util.List;

/** That an event stands in a tree (RFC 9162, section 2.1.3). */
record InclusionProof(
    @Describe("The ordinal of the event in the tenant, from 0.") long leafIndex,
    long treeSize,
    @Describe("The hash of the event's leaf, in base64.")
        @Example("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=")
        String leafHash,
    @Describe("From the leaf's sibling to the root's child, in base64.") List<String> hashes) {

  static List<String> texts(List<Hash> hashes) {
    return hashes.stream().map(Hash::toString).toList();
  }
}
