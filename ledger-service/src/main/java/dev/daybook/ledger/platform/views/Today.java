package dev.daybook.ledger.platform.views;

import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.PointInTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which day it is, for those who keep the books; days begin and end in UTC. */
public final class Today {

  private final Clock clock;
  private final EventStore store;

  public Today(Clock clock, EventStore store) {
    this.clock = clock;
    this.store = store;
  }

  public LocalDate now() {
    return day(clock.instant());
  }

  /** The day that it is, and each that begins from then on. */
  Flux<LocalDate> days() {
    return Flux.concat(
            Mono.fromSupplier(this::now),
            // A timer and a clock are two things: a day that has not quite begun is waited for
            // again.
            Mono.defer(() -> Mono.delay(untilTomorrow())).map(rung -> now()).repeat())
        .distinctUntilChanged();
  }

  private Duration untilTomorrow() {
    var now = clock.instant();
    return Duration.between(now, day(now).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
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
