package dev.daybook.proofs;

import java.util.regex.Pattern;

/** Sizes and indexes as C2SP writes them: in ASCII digits, without idle zeros. */
final class Decimal {

  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,17}");

  private Decimal() {}

  static long parse(String text, String what) {
    if (!FORM.matcher(text).matches()) {
      throw new Malformed("The %s is no whole number without leading zeros.".formatted(what));
    }
    return Long.parseLong(text);
  }
}
