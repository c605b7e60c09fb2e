package dev.daybook.contracts.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommunityEventsTest {

  private static final int MAX_TAG = 200;
  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final PeriodId PERIOD =
      new PeriodId(UUID.fromString("01990000-0000-7000-8000-000000000001"));

  @ParameterizedTest
  @ValueSource(strings = {"Security", "two\nlines", "a\u0085b", "ß", "\uD83D\uDD11"})
  void whateverAThingIsCalledItsTagIsAShortLine(String text) {
    for (var name : new String[] {text, text.repeat(100 / text.length()), text + "!"}) {
      assertThat(CommunityEvents.periodName(NEW_YEAR, name)).satisfies(CommunityEventsTest::fits);
      assertThat(CommunityEvents.paymentType(PERIOD, name)).satisfies(CommunityEventsTest::fits);
      assertThat(CommunityEvents.paymentType(PERIOD, name))
          .isNotEqualTo(CommunityEvents.paymentType(PERIOD, name + "?"));
    }
  }

  private static void fits(String tag) {
    assertThat(tag).hasSizeLessThanOrEqualTo(MAX_TAG);
    assertThat(tag.chars().noneMatch(Character::isISOControl)).isTrue();
  }
}
