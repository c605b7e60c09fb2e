package dev.daybook.ledger.platform.audit;

import dev.daybook.contracts.schema.Describe;

@Describe(
    "`VERIFYING` until all events have been checked once since the service started, then `VERIFIED`"
        + " or `BROKEN`.")
enum AuditState {
  VERIFYING,
  VERIFIED,
  BROKEN
}
