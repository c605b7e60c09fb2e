package dev.daybook.ledger.community;

import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.PointInTime;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.sheets.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads at a moment: a sheet depends on the day, too. */
@Component
public final class SheetReads {

  private final ViewReads reads;
  private final EventStore store;
  private final Clock clock;

  SheetReads(ViewReads reads, EventStore store, Clock clock) {
    this.reads = reads;
    this.store = store;
    this.clock = clock;
  }

  /** Waits, bounded, until the views have got there, and then reads. */
  public Mono<Answer> at(Call call, List<String> views, Function<Moment, Mono<Answer>> read) {
    return reads.at(call, views, at -> moment(call, at).flatMap(read));
  }

  /** What is there now, and again whenever it has changed; empty for nothing. */
  public Mono<Answer> live(
      Call call, List<String> views, String name, Function<Moment, Mono<?>> read) {
    return reads.live(call, views, name, at -> moment(call, at).flatMap(read));
  }

  private Mono<Moment> moment(Call call, long at) {
    return today(call).map(today -> new Moment(call.tenant(), at, today));
  }

  /** The day that it was at the time that the call asks about. */
  private Mono<LocalDate> today(Call call) {
    return switch (call.pointInTime()) {
      case PointInTime.Now _ -> Mono.fromSupplier(() -> day(clock.instant()));
      case PointInTime.AsOf(var time) -> Mono.just(day(time));
      case PointInTime.AtPosition(var position) ->
          store.timeOf(position).map(SheetReads::day).defaultIfEmpty(LocalDate.EPOCH);
    };
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
