package dev.daybook.ledger.platform.http;

/** Texts of strangers: which of them can be kept, and how they are quoted back. */
public final class SafeText {

  private static final int MAX_QUOTED = 100;

  /**
   * Whether PostgreSQL and UTF-8 can hold it: no U+0000, no half of a surrogate pair. Whoever lets
   * others through fails where nobody can tell the caller why.
   */
  public static boolean isStorable(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The text as it may stand in an answer or a log: short, and without what can't be shown. */
  public static String of(String text) {
    var plain = true;
    for (var i = 0; i < text.length() && plain; i++) {
      plain = text.charAt(i) >= ' ' && text.charAt(i) < 0x7f;
    }
    if (plain && text.length() <= MAX_QUOTED) {
      return text;
    }
    var quoted = new StringBuilder();
    text.codePoints()
        .limit(MAX_QUOTED)
        .map(c -> Character.isISOControl(c) || isHalf(c) ? '\uFFFD' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.length() < text.length() ? quoted + "…" : quoted.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private SafeText() {}
}
