package dev.daybook.ledger.platform.limits;

/**
 * How somebody stands with a policy after a request.
 *
 * @param isAdmitted whether the request was within it
 * @param left requests that may be made at once
 * @param seconds until there is one more
 */
record Standing(Policy policy, boolean isAdmitted, long left, long seconds) {

  /** As an item of {@code RateLimit}. */
  String item() {
    return "\"" + policy.name() + "\";r=" + left + ";t=" + seconds;
  }
}
