package dev.daybook.ledger.community.editperiod;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.EntriesOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.EditPeriod;
import dev.daybook.contracts.community.PeriodEdited;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.Periods;
import dev.daybook.ledger.community.editperiod.EditPeriodSlice.State;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open period gets another name or other days, which still hold all of its entries. */
public final class EditPeriodSlice implements ViewedSlice<EditPeriod, State> {

  /**
   * @param period null if there is no such period
   * @param all periods of the tenant
   * @param days of the period's first and last entry; null if it has none
   */
  public record State(
      @Nullable Entry<PeriodView> period, List<PeriodView> all, @Nullable EntryDays days) {}

  @Override
  public Class<EditPeriod> command() {
    return EditPeriod.class;
  }

  @Override
  public String name() {
    return "community.edit-period";
  }

  /** All entries of the period, and the names of all periods. */
  @Override
  public Boundary boundary(EditPeriod c, State state) {
    return contended(c).and(Boundary.of(Periods.LIFECYCLES));
  }

  @Override
  public Boundary contended(EditPeriod c) {
    return Boundary.of(Criterion.ANY.tagged(CommunityEvents.period(c.periodId())));
  }

  @Override
  public Decision decide(EditPeriod c, State state) {
    var entry = state.period();
    if (entry == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    var before = entry.value();
    if (before.status() == PeriodStatus.CLOSED) {
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    var after = after(c, before);
    var days = state.days();
    return refuseIf(
            Periods.of(state.all()).isNameTaken(after.startDate(), after.name(), after.id()),
            () -> new DuplicatePeriodName(after.name(), after.startDate().getYear()))
        .orIf(
            !after.startDate().isBefore(after.endDate()),
            () -> new DatesReversed(after.startDate(), after.endDate()))
        .orIf(
            days != null && !days.areWithin(after.startDate(), after.endDate()),
            () -> new EntriesOutsidePeriod(requireNonNull(days).first(), days.last()))
        .elseDecide(() -> edited(before, after));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(PeriodView before, PeriodView after) {
    return after.equals(before)
        ? accept()
        : accept(new PeriodEdited(after.id(), after.name(), after.startDate(), after.endDate()));
  }

  private static PeriodView after(EditPeriod c, PeriodView p) {
    return p.edited(
        requireNonNullElse(c.name(), p.name()),
        requireNonNullElse(c.startDate(), p.startDate()),
        requireNonNullElse(c.endDate(), p.endDate()));
  }

  @Override
  public PeriodView answer(EditPeriod c, State state, List<Event> events) {
    return after(c, requireNonNull(state.period()).value());
  }

  @Override
  public long version(State state) {
    return state.period() == null ? 0 : state.period().changed();
  }
}
