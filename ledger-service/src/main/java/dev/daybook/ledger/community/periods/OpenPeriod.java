package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.CommunityRejection.CurrencyIsNoMore;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPrevious;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.HasSuccessor;
import dev.daybook.contracts.community.CommunityRejection.UnknownPreviousPeriod;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A service period opens under a name that is free in the year that it starts in, and continues
 * another one.
 */
public final class OpenPeriod implements Slice<OpenPeriod.Asked> {

  /** What any period is called, and on which days it is; not closings, which many write. */
  static final Reads NAMES_AND_DAYS = Reads.all(PERIOD, PeriodOpened.class, PeriodEdited.class);

  /** A period to be. */
  public record Body(
      @Describe("Unique within the calendar year that the period starts in, ignoring case.")
          @NotBlank
          @MaxLength(200)
          @Example("2026 Q1")
          String name,
      @Describe("The first day that belongs to it.") @Example("2026-01-01") LocalDate startDate,
      @Describe("The last day that belongs to it.") @Example("2026-03-31") LocalDate endDate,
      @Describe("Of all amounts in the period.") @Example("EUR") Currency currency,
      @Nullable
          @Describe(
              "The period that it continues; left out, the latest of its currency that ends before"
                  + " it starts, or none if that one is continued already.")
          PeriodId previousPeriodId) {}

  /**
   * @param currency with the decimals that it has today
   */
  public record Asked(PeriodId id, Body body, CurrencyUnit currency) implements Command {

    public Asked(PeriodId id, Body body) {
      this(id, body, CurrencyUnit.ofTable(body.currency()));
    }
  }

  @Override
  public String name() {
    return "community.open-period";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PERIOD, c.id());
  }

  /** All periods: any of them may have the name, or be the latest before this one. */
  @Override
  public Reads boundary(Asked c) {
    return NAMES_AND_DAYS;
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var periods = new AllPeriods(known.all(PERIOD, NAMES_AND_DAYS).values());
    var body = c.body();
    var code = c.currency().code();
    var previous =
        body.previousPeriodId() == null
            ? periods.latestBefore(body.startDate(), code)
            : periods.get(body.previousPeriodId());
    var overlapping = periods.overlapping(c.id(), body.startDate(), body.endDate());
    var successor = previous == null ? null : periods.successor(previous.id());
    return refuseIf(
            periods.isNameTaken(body.startDate(), body.name(), c.id()),
            () -> new DuplicatePeriodName(body.name(), body.startDate().getYear()))
        .and(
            body.endDate().isBefore(body.startDate()),
            () -> new DatesReversed(body.startDate(), body.endDate()))
        .and(
            previous == null && body.previousPeriodId() != null,
            () -> new UnknownPreviousPeriod(requireNonNull(body.previousPeriodId())))
        .and(
            successor != null, () -> continued(requireNonNull(previous), requireNonNull(successor)))
        .and(
            previous != null && !previous.currency().code().equals(code),
            () -> new CurrencyNotOfPrevious(code, requireNonNull(previous).currency().code()))
        .and(
            previous == null && !c.currency().isCurrent(),
            () -> new CurrencyIsNoMore(body.currency()))
        .elseAccept(() -> opened(c, previous))
        .warningIf(!overlapping.isEmpty(), () -> AllPeriods.overlapping(overlapping));
  }

  private static HasSuccessor continued(Period previous, Period successor) {
    return new HasSuccessor(previous.name(), successor.id(), successor.name());
  }

  /** A chain keeps its decimals, whatever the table says by now: balances are carried forward. */
  private static PeriodOpened opened(Asked c, @Nullable Period previous) {
    var body = c.body();
    return new PeriodOpened(
        c.id(),
        body.name(),
        body.startDate(),
        body.endDate(),
        previous == null ? c.currency() : previous.currency(),
        previous == null ? null : previous.id());
  }
}
