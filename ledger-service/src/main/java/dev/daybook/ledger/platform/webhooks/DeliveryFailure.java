package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;

/** Why an attempt to deliver failed. */
@Describe(
    "`NAME_NOT_FOUND`: the host's name leads to no address. `ADDRESS_NOT_ALLOWED`: it leads to an"
        + " address that is not public. `NO_CONNECTION`: nobody took the connection. `NOT_TRUSTED`:"
        + " the receiver has no certificate that is good for its name. `NO_ANSWER_IN_TIME`: it did"
        + " not answer within 15 seconds. `BROKEN_OFF`: the connection ended before the answer."
        + " `REDIRECTED`: the answer leads elsewhere, and nobody goes there. `GONE`: it answered"
        + " 410. `REFUSED`: it answered with another status that is no success.")
enum DeliveryFailure {
  NAME_NOT_FOUND,
  ADDRESS_NOT_ALLOWED,
  NO_CONNECTION,
  NOT_TRUSTED,
  NO_ANSWER_IN_TIME,
  BROKEN_OFF,
  REDIRECTED,
  GONE,
  REFUSED
}
