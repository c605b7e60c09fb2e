package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CursorTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant THEN = Instant.parse("1969-12-31T23:59:59Z");

  @Test
  void theNextPageIsAboutTheTimeOfTheFirstOne() {
    assertThat(next(new PointInTime.Now())).isEqualTo(new PointInTime.Continued(7, NOW));
    assertThat(next(new PointInTime.AsOf(THEN))).isEqualTo(new PointInTime.Continued(7, THEN));
    assertThat(next(new PointInTime.Continued(7, THEN)))
        .isEqualTo(new PointInTime.Continued(7, THEN));
  }

  @Test
  void theNextPageOfAPositionIsAtThatPosition() {
    assertThat(next(new PointInTime.AtPosition(7))).isEqualTo(new PointInTime.AtPosition(7));
  }

  @Test
  void itIsGoodForItsListAlone() {
    var sealed = new Cursor(7, NOW, 20).sealed("/owners");

    assertThat(Cursor.open(sealed, "/owners")).isEqualTo(new Cursor(7, NOW, 20));
    assertThat(Cursor.open(sealed, "/periods")).isNull();
    assertThat(Cursor.open(sealed.substring(1), "/owners")).isNull();
    assertThat(Cursor.open("", "/owners")).isNull();
  }

  /** What a cursor that was handed out and came back says. */
  private static PointInTime next(PointInTime moment) {
    var sealed = Cursor.after(moment, 7, NOW, 20).sealed("/owners");
    return Objects.requireNonNull(Cursor.open(sealed, "/owners")).moment();
  }
}
