package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.EntriesOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An open period gets another name or other days, which still hold all of its entries. */
public final class EditPeriod implements ViewedSlice<EditPeriod.Asked, EditPeriod.State> {

  /** What happened to any period itself. */
  static final Boundary LIFECYCLES = Boundary.of(new Criterion(PERIOD.typeNames(), Set.of()));

  /** What is null stays. */
  public record Asked(
      PeriodId id,
      @Nullable String name,
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate)
      implements Command {

    private Period applied(Period period) {
      return period.edited(
          requireNonNullElse(name, period.name()),
          requireNonNullElse(startDate, period.startDate()),
          requireNonNullElse(endDate, period.endDate()));
    }
  }

  /**
   * @param period null if there is no such period
   * @param all periods of the tenant
   * @param days of the period's first and last entry; null if it has none
   */
  public record State(@Nullable Entry<Period> period, List<Period> all, @Nullable EntryDays days) {}

  /** Reads all periods, and on which days the period's entries are. */
  record Views(PeriodQueries periods, EntryDaysQuery days) implements Sight<Asked, State> {

    @Override
    public List<String> views() {
      return Stream.concat(Stream.of(PERIODS.view()), EntryDaysQuery.VIEWS.stream()).toList();
    }

    @Override
    public Mono<State> read(String tenant, Asked c, long at) {
      return Mono.zip(
          periods.all(tenant, at).collectList(),
          days.of(tenant, c.id(), at).singleOptional(),
          (all, days) -> state(c.id(), all, days));
    }

    private static State state(PeriodId id, List<Entry<Period>> all, Optional<EntryDays> days) {
      return new State(
          all.stream().filter(entry -> entry.value().id().equals(id)).findFirst().orElse(null),
          all.stream().map(Entry::value).toList(),
          days.orElse(null));
    }
  }

  @Override
  public String name() {
    return "community.edit-period";
  }

  @Override
  public @Nullable Seen<?> subject(Asked c, State state) {
    var period = state.period();
    return period == null ? null : Seen.of(PERIOD, c.id(), period.value(), period.changed());
  }

  /** All entries of the period, and the names of all periods. */
  @Override
  public Boundary boundary(Asked c, State state) {
    return contended(c).and(LIFECYCLES);
  }

  @Override
  public Boundary contended(Asked c) {
    return Boundary.of(Criterion.ANY.tagged(PERIOD.tag(c.id())));
  }

  @Override
  public Decision decide(Asked c, State state) {
    if (state.period() == null) {
      return refuse(new NoSuchPeriod(c.id()));
    }
    var before = state.period().value();
    if (!before.takesEntries()) {
      return refuse(new PeriodIsClosed(before));
    }
    var after = c.applied(before);
    var days = state.days();
    var overlapping = new AllPeriods(state.all()).overlapping(after);
    return refuseIf(
            new AllPeriods(state.all()).isNameTaken(after.startDate(), after.name(), after.id()),
            () -> new DuplicatePeriodName(after.name(), after.startDate().getYear()))
        .and(
            after.endDate().isBefore(after.startDate()),
            () -> new DatesReversed(after.startDate(), after.endDate()))
        .and(
            days != null && !days.areWithin(after.startDate(), after.endDate()),
            () -> new EntriesOutsidePeriod(requireNonNull(days).first(), days.last()))
        .elseDecide(() -> acceptIfChanged(before, after, PeriodEdited::new))
        .warningIf(
            movesDays(before, after) && !overlapping.isEmpty(),
            () -> AllPeriods.overlapping(overlapping));
  }

  private static boolean movesDays(Period before, Period after) {
    return !after.startDate().equals(before.startDate())
        || !after.endDate().equals(before.endDate());
  }
}
