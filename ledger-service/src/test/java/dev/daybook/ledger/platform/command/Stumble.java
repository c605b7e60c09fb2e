package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.slice.Decision;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A slice that does in one of its parts what no slice should; otherwise it closes any period. */
final class Stumble implements Slice<ClosePeriod, CommunityEvent, Integer> {

  enum Part {
    NOWHERE,
    BOUNDARY,
    EVOLVE,
    DECIDE,
    ANSWER
  }

  /** How often it decided. */
  final AtomicInteger decisions = new AtomicInteger();

  private final Part part;
  private final Runnable what;

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

  @Override
  public Class<ClosePeriod> command() {
    return ClosePeriod.class;
  }

  @Override
  public String name() {
    return "test.stumble";
  }

  @Override
  public Boundary boundary(ClosePeriod c) {
    at(Part.BOUNDARY);
    return everyClosing(c.periodId());
  }

  static Boundary everyClosing(PeriodId id) {
    return Boundary.of(
        Criterion.types(CommunityEvents.PERIOD_CLOSED.name()).tagged(CommunityEvents.period(id)));
  }

  @Override
  public Integer initial() {
    return 0;
  }

  @Override
  public Integer evolve(Integer closings, CommunityEvent event) {
    at(Part.EVOLVE);
    return closings + 1;
  }

  @Override
  public Decision decide(ClosePeriod c, Integer closings) {
    decisions.incrementAndGet();
    at(Part.DECIDE);
    return Decision.accept(new PeriodClosed(c.periodId(), c.on()));
  }

  @Override
  public @Nullable Object answer(ClosePeriod c, Integer closings) {
    at(Part.ANSWER);
    return "closed " + closings + " times";
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PeriodClosed.class;
  }
}
