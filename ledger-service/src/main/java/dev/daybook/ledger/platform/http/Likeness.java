package dev.daybook.ledger.platform.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Which of the known names was probably meant by one that is not known. */
public final class Likeness {

  /** Names are shorter; a longer text is no misspelt one. */
  private static final int MAX_LENGTH = 64;

  /** Of so many letters one may be wrong. */
  private static final int LETTERS_FOR_A_FAULT = 3;

  /** What to say after a sentence about the unknown name; empty when it is like no other. */
  public static String hint(String name, Collection<String> known) {
    if (name.length() > MAX_LENGTH) {
      return "";
    }
    var given = bare(name);
    return known.stream()
        .filter(one -> distance(given, bare(one)) <= bare(one).length() / LETTERS_FOR_A_FAULT)
        .min(
            Comparator.<String>comparingInt(one -> distance(given, bare(one)))
                .thenComparing(Comparator.naturalOrder()))
        .map(" (did you mean %s?)"::formatted)
        .orElse("");
  }

  /** Whether it is ownerId, owner-id or owner_id is a matter of habit. */
  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** How many letters have to be put in, left out or exchanged. */
  private static int distance(String from, String to) {
    var before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchanged = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(exchanged, 1 + Math.min(row[j - 1], before[j]));
      }
      before = row;
    }
    return before[to.length()];
  }

  private Likeness() {}
}
