package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsOpen;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** A closed period takes entries again, and says why. */
public final class ReopenPeriod implements Slice<ReopenPeriod.Asked> {

  public record Asked(PeriodId id, String reason) implements Command {}

  @Override
  public String name() {
    return "community.reopen-period";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PERIOD, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PERIOD, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var period = known.find(PERIOD, c.id());
    if (period == null) {
      return refuse(new NoSuchPeriod(c.id()));
    }
    return period.takesEntries()
        ? refuse(new PeriodIsOpen(c.id(), period.name()))
        : accept(new PeriodReopened(c.id(), c.reason()));
  }
}
