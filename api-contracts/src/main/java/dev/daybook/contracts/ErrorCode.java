package dev.daybook.contracts;

import dev.daybook.contracts.Rejection.Words;
import java.util.List;

/**
 * What programs tell errors apart by, with the paragraph that {@code /docs/errors} shows for it.
 *
 * @param title a few words; the {@code title} of the RFC 9457 form
 * @param help what happened and what to do about it
 * @param retryable whether the same request may succeed a little later
 */
public record ErrorCode(String code, int status, String title, String help, boolean retryable) {

  /**
   * A code for a request that is understood, but not acceptable as it is: another request is
   * needed.
   */
  public static final int UNACCEPTABLE = 422;

  public static final ErrorCode NOT_FOUND =
      of(
          404,
          "not_found",
          "Not found",
          "There is nothing at this path, or no such thing in the caller's tenant. Things of other"
              + " tenants are not found either, nor is what was voided, of which the history is"
              + " kept. With `as_of` or `at_position` it means that it was not there at that"
              + " time.");

  public static final ErrorCode TOO_MANY_DECIMALS =
      of(
          UNACCEPTABLE,
          "too_many_decimals",
          "Too many decimals",
          "An amount has no more decimals than its currency: none in JPY, 2 in EUR, 3 in KWD."
              + " Numbers that are no amounts, such as weights, meters and unit prices, have at"
              + " most 6.");

  public static final ErrorCode TOO_LARGE =
      of(
          UNACCEPTABLE,
          "too_large",
          "Too large",
          "A number is larger than any that is taken; the message says which is the largest. That"
              + " of an amount is 10^15 minor units.");

  public static final ErrorCode IN_USE =
      of(
          409,
          "in_use",
          "In use",
          "Others name it, so it can't be taken away; the message says which ones. Let them name"
              + " another one, or none, first.");

  public static ErrorCode of(int status, String code, String title, String help) {
    return new ErrorCode(code, status, title, help, false);
  }

  public static ErrorCode retryable(int status, String code, String title, String help) {
    return new ErrorCode(code, status, title, help, true);
  }

  /** The words of a refusal with this code. */
  public Words saying(String sentence, Object... named) {
    return new Words(this, sentence.formatted(named), List.of());
  }
}
