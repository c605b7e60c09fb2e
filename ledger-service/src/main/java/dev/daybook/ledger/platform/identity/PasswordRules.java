package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a new password must be: long, and nothing that is guessed first. No rules about digits or
 * capitals: they make passwords alike, and not harder to guess.
 */
final class PasswordRules {

  static final int LEAST_CHARACTERS = 12;

  static final ErrorCode TOO_SHORT =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "password_too_short",
          "Password too short",
          "A password has at least 12 characters. Some words that have nothing to do with each other"
              + " are long and easy to keep in mind.");
  static final ErrorCode TOO_COMMON =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "password_too_common",
          "Password too common",
          "The password is one of those that are guessed first: on the list of the most common ones,"
              + " such a one with digits around it, a row of keys, one part over and over, or the"
              + " name of the user or the tenant.");

  private final CommonPasswords common;

  PasswordRules(CommonPasswords common) {
    this.common = common;
  }

  /**
   * What is wrong with a new password.
   *
   * @param field where it stands in the request
   */
  List<Detail> faults(String password, Account of, String field) {
    var faults = new ArrayList<Detail>();
    if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
      faults.add(
          new Detail(
              field,
              "must have at least %d characters".formatted(LEAST_CHARACTERS),
              TOO_SHORT.code()));
    }
    if (common.contains(password)
        || isMadeOf(password, of.username())
        || isMadeOf(password, of.tenant())) {
      faults.add(new Detail(field, "is one of those that are guessed first", TOO_COMMON.code()));
    }
    return faults;
  }

  private static boolean isMadeOf(String password, String name) {
    var folded = password.toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && folded.contains(name)
        && CommonPasswords.core(folded.replace(name, "")).isEmpty();
  }
}
