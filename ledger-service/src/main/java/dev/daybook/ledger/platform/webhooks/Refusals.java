package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.ErrorCode;

/** Why something that is asked of webhooks is refused. */
final class Refusals {

  static final ErrorCode TOO_MANY_WEBHOOKS =
      ErrorCode.of(
          409,
          "too_many_webhooks",
          "Too many webhooks",
          "The tenant has as many webhooks as one may have, which are 20. Delete one that nobody"
              + " needs, or let one tell of more types.");

  static final ErrorCode TOO_MANY_SECRETS =
      ErrorCode.of(
          409,
          "too_many_secrets",
          "Too many secrets",
          "The secret was rotated so often that five of them sign beside each other. Wait until the"
              + " oldest one no longer does, or rotate with `old_secret_seconds` 0, which ends all"
              + " of them at once.");

  static final ErrorCode NOT_A_URL =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_a_url",
          "Not a URL",
          "A URL is written like `https://example.org/hooks`: with its scheme and host, without"
              + " user, password and fragment, and with nothing in it that has to be encoded.");

  static final ErrorCode ADDRESS_NOT_ALLOWED =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "address_not_allowed",
          "Address not allowed",
          "Events are sent by `https`, and to addresses of the public internet alone. Whoever runs"
              + " the service can allow `http` and other addresses with"
              + " `DAYBOOK_WEBHOOKS_ALLOW_PRIVATE=true`. A name is looked up before each delivery,"
              + " which fails if the name leads to such an address.");

  private Refusals() {}
}
