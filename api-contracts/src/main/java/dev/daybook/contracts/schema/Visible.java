package dev.daybook.contracts.schema;

/**
 * Which characters show. Unicode has many that don't, and not all of them are white space: a name
 * made of them looks like none, and one that ends in them looks like another one.
 */
public final class Visible {

  private record Range(int first, int last) {

    boolean has(int codePoint) {
      return first <= codePoint && codePoint <= last;
    }
  }

  /** Controls, spaces, fillers, and what Unicode calls default ignorable. */
  private static final Range[] NOTHING = {
    new Range(0x0000, 0x0020),
    new Range(0x007F, 0x00A0),
    new Range(0x00AD, 0x00AD),
    new Range(0x034F, 0x034F),
    new Range(0x061C, 0x061C),
    new Range(0x115F, 0x1160),
    new Range(0x1680, 0x1680),
    new Range(0x17B4, 0x17B5),
    new Range(0x180B, 0x180F),
    new Range(0x2000, 0x200F),
    new Range(0x2028, 0x202F),
    new Range(0x205F, 0x206F),
    new Range(0x2800, 0x2800),
    new Range(0x3000, 0x3000),
    new Range(0x3164, 0x3164),
    new Range(0xFE00, 0xFE0F),
    new Range(0xFEFF, 0xFEFF),
    new Range(0xFFA0, 0xFFA0),
    new Range(0xFFF0, 0xFFFB),
    new Range(0x1BCA0, 0x1BCA3),
    new Range(0x1D173, 0x1D17A),
    new Range(0xE0000, 0xE0FFF),
  };

  /**
   * Characters that say how the one before them looks: variants of it, a flag's region, the end of
   * a quote.
   */
  private static final Range[] SUFFIXES = {
    new Range(0x180B, 0x180D),
    new Range(0x202C, 0x202C),
    new Range(0x2069, 0x2069),
    new Range(0xFE00, 0xFE0F),
    new Range(0xE0020, 0xE007F),
    new Range(0xE0100, 0xE01EF),
  };

  /** Some scripts write an ending as a mark with one of these behind it. */
  private static final Range JOINERS = new Range(0x200C, 0x200D);

  /**
   * What is published of a text that isn't blank. It allows a little more than is taken: a text of
   * nothing but invisible characters that no pattern names in a way that people can read.
   */
  static final String PATTERN = "\\S";

  public static boolean isBlank(String text) {
    return text.codePoints().noneMatch(Visible::shows);
  }

  /** Whether there is nothing in the text that does not show. */
  public static boolean isAllThatShows(String text) {
    return text.codePoints().allMatch(Visible::shows);
  }

  /** The text without what shows nothing around it. */
  public static String strip(String text) {
    int first = 0;
    while (first < text.length() && !shows(text.codePointAt(first))) {
      first += Character.charCount(text.codePointAt(first));
    }
    return text.substring(first, end(text, first));
  }

  private static int end(String text, int first) {
    int end = first;
    int before = 0;
    boolean belongs = false;
    for (int at = first; at < text.length(); at += Character.charCount(before)) {
      int codePoint = text.codePointAt(at);
      belongs =
          shows(codePoint)
              || belongs && within(SUFFIXES, codePoint)
              || JOINERS.has(codePoint) && isMark(before);
      end = belongs ? at + Character.charCount(codePoint) : end;
      before = codePoint;
    }
    return end;
  }

  private static boolean shows(int codePoint) {
    return !within(NOTHING, codePoint);
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> shows(codePoint);
      default -> false;
    };
  }

  private static boolean within(Range[] ranges, int codePoint) {
    for (var range : ranges) {
      if (range.has(codePoint)) {
        return true;
      }
    }
    return false;
  }

  private Visible() {}
}
