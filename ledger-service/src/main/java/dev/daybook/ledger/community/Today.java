package dev.daybook.ledger.community;

import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which day it is, for those who keep the books; days begin and end in UTC. */
@Component
public final class Today {

  private final Clock clock;
  private final EventStore store;

  Today(Clock clock, EventStore store) {
    this.clock = clock;
    this.store = store;
  }

  public LocalDate now() {
    return day(clock.instant());
  }

  /** The day that it was at the moment that the call asks about. */
  public Mono<LocalDate> of(Call call) {
    return at(call.pointInTime());
  }

  /** The day that it was when something was written down there. */
  public Mono<LocalDate> at(long position) {
    return at(new PointInTime.AtPosition(position));
  }

  Mono<LocalDate> at(PointInTime moment) {
    return switch (moment) {
      case PointInTime.Now _ -> Mono.fromSupplier(this::now);
      case PointInTime.AsOf(var time) -> Mono.just(day(time));
      case PointInTime.Continued(_, var time) -> Mono.just(day(time));
      case PointInTime.AtPosition(var position) ->
          // Before the first event there is nothing, on whatever day.
          store.timeOf(position).map(Today::day).defaultIfEmpty(LocalDate.EPOCH);
    };
  }

  /** The day that a moment belongs to. */
  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
