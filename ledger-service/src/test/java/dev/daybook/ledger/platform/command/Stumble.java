package dev.daybook.ledger.platform.command;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;

import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A slice that does in one of its parts what no slice should; otherwise it closes any period. */
final class Stumble implements Slice<ClosePeriod.Asked> {

  enum Part {
    NOWHERE,
    BOUNDARY,
    FOLD,
    DECIDE,
    SHOW
  }

  /** How often it decided. */
  final AtomicInteger decisions = new AtomicInteger();

  private final Part part;
  private final Runnable what;

  /** Knows how often a period was closed, and nothing else of it. */
  private final Kind<PeriodEvent, PeriodId, Integer> closings =
      new Kind<>(
          "period",
          List.of(PERIOD.type(PeriodClosed.class)),
          PeriodEvent::periodId,
          (before, event) -> folded());

  Stumble(Part part, Runnable what) {
    this.part = part;
    this.what = what;
  }

  static Stumble nowhere() {
    return new Stumble(Part.NOWHERE, () -> {});
  }

  private void at(Part here) {
    if (here == part) {
      what.run();
    }
  }

  private @Nullable Integer folded() {
    at(Part.FOLD);
    return null;
  }

  @Override
  public String name() {
    return "test.stumble";
  }

  @Override
  public Subject<?, ?, ?> subject(ClosePeriod.Asked c) {
    at(Part.SHOW);
    return new Subject<>(closings, c.id());
  }

  @Override
  public Reads boundary(ClosePeriod.Asked c) {
    at(Part.BOUNDARY);
    return Reads.lifecycle(closings, c.id());
  }

  static Boundary everyClosing(PeriodId id) {
    return Boundary.of(
        new Criterion(Set.of(PERIOD.type(PeriodClosed.class).name()), Set.of(PERIOD.tag(id))));
  }

  @Override
  public Decision decide(ClosePeriod.Asked c, Known known) {
    decisions.incrementAndGet();
    known.find(closings, c.id());
    at(Part.DECIDE);
    return Decision.accept(new PeriodClosed(c.id(), c.on()));
  }
}
