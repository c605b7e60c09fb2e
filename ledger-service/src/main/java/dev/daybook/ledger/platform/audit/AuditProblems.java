package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;

/** Why there is no proof. */
final class AuditProblems {

  static final ErrorCode NOT_YET_PROVEN =
      ErrorCode.retryable(
          425,
          "not_yet_proven",
          "Not yet proven",
          "The event stands in the log, and no checkpoint covers it yet. One does within a second;"
              + " ask again after `Retry-After` seconds, or wait for it with `Prefer: wait=5`.");

  static final ErrorCode HISTORY_BROKEN =
      ErrorCode.of(
          500,
          "history_broken",
          "The history has been changed",
          "The event is not the one that was entered and signed, so nothing can prove it. `GET"
              + " /audit/status` says from which position on the history is not what was signed.");

  private AuditProblems() {}

  static Problem notYetProven(long position) {
    return Problem.of(
            NOT_YET_PROVEN,
            "No checkpoint covers the event at position %d yet.".formatted(position))
        .retryAfterSeconds(1);
  }

  static Problem broken(long position) {
    return Problem.of(
        HISTORY_BROKEN,
        "The event at position %d is not the one that was signed.".formatted(position));
  }

  static Problem noSuchEvent(long position) {
    return Problem.of(
        ErrorCodes.NOT_FOUND,
        "The tenant has no event at position %d of the log.".formatted(position));
  }
}
