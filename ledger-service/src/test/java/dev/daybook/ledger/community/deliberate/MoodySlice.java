package dev.daybook.ledger.community.deliberate;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;

import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.util.UUID;

/** Decides by chance. */
final class MoodySlice implements Slice<ReopenPeriod.Asked> {

  @Override
  public String name() {
    return "deliberate.moody";
  }

  @Override
  public Subject<?, ?, ?> subject(ReopenPeriod.Asked c) {
    return new Subject<>(PERIOD, c.id());
  }

  @Override
  public Reads boundary(ReopenPeriod.Asked c) {
    return Reads.lifecycle(PERIOD, c.id());
  }

  @Override
  public Decision decide(ReopenPeriod.Asked c, Known known) {
    return Decision.accept(new PeriodReopened(c.id(), UUID.randomUUID().toString()));
  }
}
