package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection;

/**
 * What programs tell errors apart by, with the paragraph that {@code /docs/errors} shows for it.
 *
 * @param title a few words; the {@code title} of the RFC 9457 form
 * @param help what happened and what to do about it
 * @param retryable whether the same request may succeed a little later
 */
public record ErrorCode(String code, int status, String title, String help, boolean retryable) {

  public static ErrorCode of(int status, String code, String title, String help) {
    return new ErrorCode(code, status, title, help, false);
  }

  public static ErrorCode retryable(int status, String code, String title, String help) {
    return new ErrorCode(code, status, title, help, true);
  }

  /** The one place where a refusal's kind becomes a status. */
  public static int status(Rejection.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNACCEPTABLE -> 422;
    };
  }
}
