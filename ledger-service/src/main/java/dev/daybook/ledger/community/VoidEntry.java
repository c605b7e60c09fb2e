package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.CommunityRejection;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodEntry;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.util.function.BiFunction;

/** An entry leaves the reckoning while its period is open; its history stays. */
public final class VoidEntry<I extends Id, T extends PeriodEntry>
    implements Slice<VoidEntry.Asked<I>> {

  public record Asked<I extends Id>(I id) implements Command {}

  private final Kind<?, I, T> kind;
  private final String name;
  private final BiFunction<I, PeriodId, Event> voided;

  public VoidEntry(Kind<?, I, T> kind, String name, BiFunction<I, PeriodId, Event> voided) {
    this.kind = kind;
    this.name = name;
    this.voided = voided;
  }

  public static Operation operation(Kind<?, ?, ?> kind, String one, String summary) {
    return Operation.delete(one, summary)
        .description(
            "Takes the %s out while its period is open: from now on it is 404 and in no list or"
                    .formatted(kind.noun())
                + " sheet, except in answers about the past. `GET %s/history` keeps what it was and"
                    .formatted(one)
                + " who voided it.")
        .needs(CommunityPermissions.RECORD_ENTRIES)
        .command()
        .refuses(CommunityRejection.PERIOD_CLOSED);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Subject<?, ?, ?> subject(Asked<I> c) {
    return new Subject<>(kind, c.id());
  }

  @Override
  public Reads boundary(Asked<I> c) {
    return lifecycle(kind, c.id(), entry -> lifecycle(PERIOD, entry.periodId()));
  }

  @Override
  public Decision decide(Asked<I> c, Known known) {
    var entry = known.find(kind, c.id());
    if (entry == null) {
      return refuse(new NoSuchEntry(kind.noun(), c.id()));
    }
    var period = known.get(PERIOD, entry.periodId());
    return period.takesEntries()
        ? accept(voided.apply(c.id(), period.id()))
        : refuse(new PeriodIsClosed(period));
  }
}
