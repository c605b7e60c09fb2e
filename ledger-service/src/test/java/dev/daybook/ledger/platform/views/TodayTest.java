package dev.daybook.ledger.platform.views;

import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.platform.http.PointInTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TodayTest {

  @AutoClose private final TestStore node = TestStore.on(TestPostgres.database());
  private final Clock fortyDaysOn = Clock.offset(Clock.systemUTC(), Duration.ofDays(40));
  private final Today today = new Today(fortyDaysOn, node.store());

  @Test
  void whoNamesNoTimeAsksOnTheDayThatItIs() {
    assertThat(one(today.at(new PointInTime.Now())))
        .isEqualTo(today.now())
        .isEqualTo(LocalDate.now(fortyDaysOn));
  }

  @Test
  void aTimeIsOnItsDayInUtc() {
    var lateInTheEvening = Instant.parse("2026-03-31T23:59:59Z");

    assertThat(one(today.at(new PointInTime.AsOf(lateInTheEvening)))).isEqualTo("2026-03-31");
    assertThat(one(today.at(new PointInTime.Continued(7, lateInTheEvening))))
        .isEqualTo("2026-03-31");
  }

  @Test
  void aPositionIsOnTheDayThatItsEventWasRecordedOn() {
    var appended = (Verdict.Appended) one(node.store().append(append("demo", event("test.noted"))));

    assertThat(one(today.at(new PointInTime.AtPosition(appended.last()))))
        .isEqualTo(LocalDate.ofInstant(appended.recordedAt(), ZoneOffset.UTC))
        .isBefore(today.now());
  }

  @Test
  void beforeTheFirstEventItIsSomeDay() {
    assertThat(one(today.at(new PointInTime.AtPosition(0)))).isEqualTo(LocalDate.EPOCH);
  }

  @Test
  void eachDayIsToldWhenItBegins() {
    var soon = Duration.ofMillis(20);
    var firstOfMay = LocalDate.of(2026, 5, 1);
    var midnight = firstOfMay.atStartOfDay().toInstant(ZoneOffset.UTC);
    var clock = new AdjustableClock(midnight.minus(soon));
    var days = new Today(clock, node.store()).days().take(2).collectList().toFuture();

    clock.advance(soon);

    assertThat(one(Mono.fromFuture(days))).containsExactly(firstOfMay.minusDays(1), firstOfMay);
  }
}
