package dev.daybook.ledger.platform.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Passwords that are guessed first: the list beside this class, and what people make of such words
 * when they have to be longer.
 */
final class CommonPasswords {

  /** What is shorter than that, or repeats as little as that, says nothing by itself. */
  private static final int SHORT = 4;

  private static final String LIST = "common-passwords.txt";

  /** As the keys stand in rows, and in columns. */
  private static final String KEYS =
      "1234567890-= qwertyuiop[] asdfghjkl;' zxcvbnm,./ qwertyuiopasdfghjklzxcvbnm"
          + " qwertzuiopasdfghjklyxcvbnm azertyuiopqsdfghjklmwxcvbn"
          + " 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p q1w2e3r4t5y6u7i8o9p0 1q2w3e4r5t6y7u8i9o0p"
          + " abcdefghijklmnopqrstuvwxyz 01234567890123456789 98765432109876543210";

  private final Set<String> list;

  private CommonPasswords(Set<String> list) {
    this.list = list;
  }

  static CommonPasswords read() {
    try (var file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST),
                StandardCharsets.US_ASCII))) {
      return new CommonPasswords(file.lines().collect(Collectors.toUnmodifiableSet()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean contains(String password) {
    var folded = password.strip().toLowerCase(Locale.ROOT);
    var unit = unit(folded);
    return isListed(folded)
        || isListed(core(folded))
        || (unit.length() < folded.length() && (unit.length() <= SHORT || isListed(unit)));
  }

  private boolean isListed(String text) {
    return list.contains(text) || (text.length() >= SHORT && KEYS.contains(text));
  }

  /** Without the digits and the signs at both ends, which are put there to make it longer. */
  static String core(String folded) {
    var letters =
        IntStream.range(0, folded.length())
            .filter(i -> Character.isLetter(folded.charAt(i)))
            .toArray();
    return letters.length == 0 ? "" : folded.substring(letters[0], letters[letters.length - 1] + 1);
  }

  /** The shortest part that the text repeats to its end; the whole text if it repeats nothing. */
  private static String unit(String text) {
    for (var length = 1; length <= text.length() / 2; length++) {
      if (text.length() % length == 0
          && text.equals(text.substring(0, length).repeat(text.length() / length))) {
        return text.substring(0, length);
      }
    }
    return text;
  }
}
