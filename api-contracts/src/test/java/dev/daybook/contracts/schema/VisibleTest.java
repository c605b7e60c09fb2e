package dev.daybook.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

  private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC67";
  private static final String HEART = "\u2764\uFE0F";
  private static final String ENGLAND =
      "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";
  private static final String ENDS_IN_A_MARK = "\u0D28\u0D4D\u200D";

  @ParameterizedTest
  @ValueSource(
      ints = {
        ' ', '\t', 0x00A0, 0x00AD, 0x115F, 0x2003, 0x200B, 0x200D, 0x200E, 0x202E, 0x2060, 0x2066,
        0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0001, 0xE0061
      })
  void whatShowsNothingIsBlankAndIsCutOffInFront(int codePoint) {
    var nothing = Character.toString(codePoint);
    assertThat(Visible.isBlank(nothing + nothing)).isTrue();
    assertThat(Visible.strip(nothing + nothing)).isEmpty();
    assertThat(Visible.strip(nothing + "Ada")).isEqualTo("Ada");
    assertThat(Visible.isBlank("Ada" + nothing)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00A0", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u3164 \uFE0F"})
  void itIsCutOffBehindTooAndStaysInBetween(String nothing) {
    assertThat(Visible.strip("Ada" + nothing + "L." + nothing)).isEqualTo("Ada" + nothing + "L.");
  }

  @ParameterizedTest
  @ValueSource(strings = {FAMILY, HEART, ENGLAND, ENDS_IN_A_MARK, "\u2068Ada\u2069", "A", "\uFFFD"})
  void whatBelongsToTheCharacterBeforeStays(String text) {
    assertThat(Visible.isBlank(text)).isFalse();
    assertThat(Visible.strip(text + " \u200B")).isIn(text, text.replace("\u2068", ""));
  }

  @Test
  void whatIsAssignedAndHasNoFormIsAllNamed() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || isIgnored(c))
        .forEach(
            c ->
                assertThat(Visible.isBlank(Character.toString(c)))
                    .as("U+%04X".formatted(c))
                    .isTrue());
  }

  /** Some formats are signs of their own, such as the Arabic number sign. */
  private static boolean isIgnored(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
            && Character.isIdentifierIgnorable(codePoint)
            && !isSign(codePoint);
  }

  private static boolean isSign(int codePoint) {
    return codePoint >= 0x0600 && codePoint <= 0x0605
        || codePoint == 0x06DD
        || codePoint == 0x070F
        || codePoint >= 0x0890 && codePoint <= 0x0891
        || codePoint == 0x08E2
        || codePoint == 0x110BD
        || codePoint == 0x110CD
        || codePoint >= 0x13430 && codePoint <= 0x1343F;
  }

  @Test
  void theDescriptionAllowsWhateverIsTaken() {
    var published = Pattern.compile(Visible.PATTERN, Pattern.UNICODE_CHARACTER_CLASS);
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      var text = Character.toString(c);
      assertThat(Visible.isBlank(text) || published.matcher(text).find())
          .as("U+%04X".formatted(c))
          .isTrue();
    }
    assertThat(published.matcher(" \t\u2003").find()).isFalse();
  }
}
