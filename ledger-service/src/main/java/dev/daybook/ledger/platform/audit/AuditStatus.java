package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of checking a tenant's events against the tree and what was signed of it. */
record AuditStatus(
    AuditState state,
    @Describe("Up to which position of the log the tenant's events were checked.") long position,
    @Describe("How many events that is.") long events,
    @Nullable
        @Describe("When the last round over all events ended, or found that something is wrong.")
        Instant verifiedAt,
    @Nullable
        @Describe(
            "The first position whose event is not the one that was entered, or from which on what"
                + " was signed does not fit.")
        Long firstWrongPosition,
    @Nullable @Describe("What is wrong there, in a sentence.") String finding) {

  static final AuditStatus NOT_YET = new AuditStatus(AuditState.VERIFYING, 0, 0, null, null, null);

  static AuditStatus verified(long position, long events, Instant at) {
    return new AuditStatus(AuditState.VERIFIED, position, events, at, null, null);
  }

  static AuditStatus broken(long events, Instant at, long firstWrong, String finding) {
    return new AuditStatus(AuditState.BROKEN, firstWrong - 1, events, at, firstWrong, finding);
  }
}
