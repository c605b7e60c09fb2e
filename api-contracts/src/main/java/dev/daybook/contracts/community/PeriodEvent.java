package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.CommunityEvents.periodAfter;
import static dev.daybook.contracts.community.CommunityEvents.periodName;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a service period itself. */
public sealed interface PeriodEvent extends CommunityEvent {

  PeriodId periodId();

  /**
   * A service period takes entries from now on; both days belong to it.
   *
   * @param decimals that the currency had when the period was opened: every amount in it has them,
   *     whatever anybody's table of currencies says later
   * @param previousPeriodId the period whose closing balances it begins with, if there is one
   */
  record PeriodOpened(
      PeriodId periodId,
      String name,
      LocalDate startDate,
      LocalDate endDate,
      Currency currency,
      @Describe("Of all amounts in the period, whatever a table of currencies says later.")
          int decimals,
      @Nullable PeriodId previousPeriodId)
      implements PeriodEvent {

    public PeriodOpened(
        PeriodId periodId,
        String name,
        LocalDate startDate,
        LocalDate endDate,
        CurrencyUnit unit,
        @Nullable PeriodId previousPeriodId) {
      this(periodId, name, startDate, endDate, unit.code(), unit.decimals(), previousPeriodId);
    }

    private Set<String> tags() {
      var own = Set.of(period(periodId), periodName(startDate, name));
      return previousPeriodId == null
          ? own
          : CommunityEvents.with(own, periodAfter(previousPeriodId));
    }
  }

  record PeriodEdited(PeriodId periodId, String name, LocalDate startDate, LocalDate endDate)
      implements PeriodEvent {

    public PeriodEdited(Period period) {
      this(period.id(), period.name(), period.startDate(), period.endDate());
    }
  }

  /**
   * A service period takes no more entries. What was signed off is told by {@link
   * ClosingBalancesStated}, apart: everybody who records reads closings, and nobody who does needs
   * the balances.
   *
   * @param on the day of the closing: properties count as they are on that day, if the period ends
   *     later; null in closings that were written down before they said so
   * @param balances what was signed off, in closings that were written down before that was told
   *     apart; null in all others
   */
  record PeriodClosed(
      PeriodId periodId,
      @Nullable LocalDate on,
      @Nullable
          @Describe(
              "What was signed off, in old closings; since then closing-balances-stated says it.")
          List<ClosingBalance> balances)
      implements PeriodEvent {

    public PeriodClosed(PeriodId periodId, @Nullable LocalDate on) {
      this(periodId, on, null);
    }
  }

  /** How a closing was written down at first. */
  record ClosedWithoutDay(PeriodId periodId) {}

  /** How a closing was written down while it stated the balances itself. */
  record ClosedWithBalances(
      PeriodId periodId,
      @Describe("The day of the closing.") LocalDate on,
      @Describe("What was signed off.") List<ClosingBalance> balances) {}

  record PeriodReopened(PeriodId periodId, String reason) implements PeriodEvent {}

  /**
   * What owners' accounts come to at the closing of a service period is signed off. Goes before the
   * closing, into the same append; a very large community's balances take several of these.
   */
  record ClosingBalancesStated(PeriodId periodId, List<ClosingBalance> balances)
      implements PeriodEvent {}

  /**
   * An earlier period was corrected, and so what was signed off here is no longer so. Only owners
   * whose balance is another one are named; very many of them take several of these.
   *
   * @param cause the period that was corrected
   */
  record ClosingBalancesRestated(
      PeriodId periodId,
      List<OwnerBalance> old,
      @JsonProperty("new") List<OwnerBalance> restated,
      PeriodId cause)
      implements PeriodEvent {}

  private static Period after(@Nullable Period before, PeriodEvent event) {
    return switch (event) {
      case PeriodOpened e ->
          new Period(
              e.periodId(),
              e.name(),
              e.startDate(),
              e.endDate(),
              new CurrencyUnit(e.currency(), e.decimals()),
              PeriodStatus.OPEN,
              e.previousPeriodId(),
              null);
      case PeriodEdited e -> requireNonNull(before).edited(e.name(), e.startDate(), e.endDate());
      case PeriodClosed e -> requireNonNull(before).closed(e.on());
      case PeriodReopened _ -> requireNonNull(before).reopened();
      case ClosingBalancesStated _, ClosingBalancesRestated _ -> requireNonNull(before);
    };
  }

  Kind<PeriodEvent, PeriodId, Period> PERIOD =
      Kind.of(
          "period",
          PeriodEvent::periodId,
          PeriodEvent::after,
          EventType.of(
                  PeriodOpened.class,
                  "community.period-opened",
                  1,
                  "A service period takes entries from now on; both days belong to it.")
              .tagged(PeriodOpened::tags)
              .effectiveOn(PeriodOpened::startDate),
          EventType.of(
                  PeriodEdited.class,
                  "community.period-edited",
                  1,
                  "A service period is called like this and has these days, whatever was said"
                      + " before.")
              .tagged(e -> Set.of(period(e.periodId()), periodName(e.startDate(), e.name())))
              .effectiveOn(PeriodEdited::startDate),
          of(
                  PeriodClosed.class,
                  "community.period-closed",
                  3,
                  "A service period takes no more entries.")
              .effectiveOn(PeriodClosed::on)
              .upcast(1, ClosedWithoutDay.class, closed -> closed.putNull("on").putNull("balances"))
              .upcast(2, ClosedWithBalances.class, closed -> closed),
          of(
              PeriodReopened.class,
              "community.period-reopened",
              1,
              "A closed service period takes entries again, for the reason given."));

  /** What was signed off at the last closing of a period, or stands in its place since. */
  Kind<PeriodEvent, PeriodId, PeriodEvent> CLOSING =
      Kind.of(
          "period",
          PeriodEvent::periodId,
          (before, event) -> event,
          of(
              ClosingBalancesStated.class,
              "community.closing-balances-stated",
              1,
              "What owners' accounts come to at the closing of a service period is signed off."),
          of(
              ClosingBalancesRestated.class,
              "community.closing-balances-restated",
              1,
              "An earlier period was corrected, and so what was signed off here is no longer so."));

  private static <E extends PeriodEvent> EventType<E> of(
      Class<E> event, String name, int revision, String sentence) {
    return EventType.of(event, name, revision, sentence).tagged(e -> Set.of(period(e.periodId())));
  }
}
