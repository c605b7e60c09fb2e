package dev.daybook.ledger.platform.csv;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * How a text lies in a cell. A text that a program could take for a formula has an apostrophe
 * before it, and so has one that begins with an apostrophe: whoever reads it takes one off again.
 */
public final class Cells {

  private static final String GUARDED = "=+-@\t\r'";
  private static final String QUOTED = ",\"\r\n";

  /** What people wrote, of which a program makes no formula. */
  public static String guarded(String text) {
    return isGuarded(text) ? "'" + text : text;
  }

  /** What was guarded, as people wrote it. */
  public static String unguarded(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && isGuarded(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  private static boolean isGuarded(String text) {
    return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0;
  }

  /** In quotation marks, if there is anything in it that ends a cell. */
  public static String quoted(String text) {
    return text.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0)
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  /**
   * @param cells as they are written
   */
  public static String row(Collection<String> cells) {
    return cells.stream().collect(Collectors.joining(",", "", "\r\n"));
  }

  private Cells() {}
}
