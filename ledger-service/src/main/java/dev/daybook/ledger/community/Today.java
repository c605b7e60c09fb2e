package dev.daybook.ledger.community;

import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Which day it is, for those who keep the books; days begin and end in UTC. */
@Component
public final class Today {

  private final Clock clock;

  Today(Clock clock) {
    this.clock = clock;
  }

  public LocalDate now() {
    return day(clock.instant());
  }

  /** The day that an answer is given on: that of the time asked about, where one is named. */
  public LocalDate of(Call call) {
    return switch (call.pointInTime()) {
      case PointInTime.AsOf(var time) -> day(time);
      case PointInTime.Now now -> now();
      case PointInTime.AtPosition position -> now();
    };
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
