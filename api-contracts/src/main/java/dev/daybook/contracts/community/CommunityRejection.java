package dev.daybook.contracts.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Why a community refuses: first the reasons, then the tables of what each is called and says. */
public sealed interface CommunityRejection extends Rejection {

  record NoSuchPeriod(PeriodId id) implements CommunityRejection {}

  record NoSuchContribution(ContributionId id) implements CommunityRejection {}

  record NoSuchOwner(OwnerId id) implements CommunityRejection {}

  record NoSuchProperty(PropertyId id) implements CommunityRejection {}

  record NoSuchExpense(ExpenseId id) implements CommunityRejection {}

  record NoSuchBudgetItem(BudgetItemId id) implements CommunityRejection {}

  record NoSuchReading(ReadingId id) implements CommunityRejection {}

  record NoSuchCharge(ChargeId id) implements CommunityRejection {}

  /** An owner that a request names in one of its fields. */
  record UnknownOwner(OwnerId id, String field) implements CommunityRejection {}

  /** A property that an entry names. */
  record UnknownProperty(PropertyId id) implements CommunityRejection {}

  /** A budget item that an entry names; it must be of the entry's period. */
  record UnknownBudgetItem(BudgetItemId id) implements CommunityRejection {}

  record UnknownPreviousPeriod(PeriodId id) implements CommunityRejection {}

  record DuplicatePeriodName(String name, int year) implements CommunityRejection {}

  record DuplicateBudgetItem(String paymentType) implements CommunityRejection {}

  record BudgetItemInUse(BudgetItemId id, long expenses) implements CommunityRejection {}

  record HasSuccessor(PeriodId id, PeriodId successor) implements CommunityRejection {}

  record CurrencyNotOfPrevious(Currency currency, Currency previousCurrency)
      implements CommunityRejection {}

  record DatesReversed(LocalDate startDate, LocalDate endDate) implements CommunityRejection {}

  record PeriodIsClosed(PeriodId id) implements CommunityRejection {}

  /** There is nothing to close. */
  record PeriodIsClosedAlready(PeriodId id) implements CommunityRejection {}

  record PeriodIsOpen(PeriodId id) implements CommunityRejection {}

  record CannotClose(List<Hindrance> hindrances) implements CommunityRejection {}

  record EntriesOutsidePeriod(LocalDate first, LocalDate last) implements CommunityRejection {}

  record DateOutsidePeriod(LocalDate date, LocalDate startDate, LocalDate endDate)
      implements CommunityRejection {}

  record CurrencyNotOfPeriod(Currency currency, Currency periodCurrency)
      implements CommunityRejection {}

  record TooManyDecimals(CurrencyUnit currency, String field) implements CommunityRejection {}

  record AmountTooLarge(String largest, String field) implements CommunityRejection {}

  /** A number that is no amount of money. */
  record NumberTooPrecise(int decimals, String field) implements CommunityRejection {}

  /** A number that is no amount of money. */
  record NumberTooLarge(String largest, String field) implements CommunityRejection {}

  record MeterReversed(BigDecimal start, BigDecimal end) implements CommunityRejection {}

  record TooManyChanges(int most) implements CommunityRejection {}

  /**
   * Something that is in the way of closing.
   *
   * @param code {@code no_active_property}, {@code zero_consumption}, {@code unallocated_expenses}
   *     or {@code too_much_to_restate}
   */
  record Hindrance(String code, String message) {}

  @Override
  default String code() {
    return switch (this) {
      case NoSuchPeriod r -> "not_found";
      case NoSuchContribution r -> "not_found";
      case NoSuchOwner r -> "not_found";
      case NoSuchProperty r -> "not_found";
      case NoSuchExpense r -> "not_found";
      case NoSuchBudgetItem r -> "not_found";
      case NoSuchReading r -> "not_found";
      case NoSuchCharge r -> "not_found";
      case UnknownOwner r -> "unknown_owner";
      case UnknownProperty r -> "unknown_property";
      case UnknownBudgetItem r -> "unknown_budget_item";
      case UnknownPreviousPeriod r -> "unknown_period";
      case DuplicatePeriodName r -> "duplicate_period_name";
      case DuplicateBudgetItem r -> "duplicate_budget_item";
      case BudgetItemInUse r -> "in_use";
      case HasSuccessor r -> "has_successor";
      case CurrencyNotOfPrevious r -> "currency_not_of_previous";
      case DatesReversed r -> "dates_reversed";
      case PeriodIsClosed r -> "period_closed";
      case PeriodIsClosedAlready r -> "period_closed";
      case PeriodIsOpen r -> "period_open";
      case CannotClose r -> "cannot_close";
      case EntriesOutsidePeriod r -> "entries_outside_period";
      case DateOutsidePeriod r -> "date_outside_period";
      case CurrencyNotOfPeriod r -> "currency_not_of_period";
      case TooManyDecimals r -> "too_many_decimals";
      case AmountTooLarge r -> "too_large";
      case NumberTooPrecise r -> "too_many_decimals";
      case NumberTooLarge r -> "too_large";
      case MeterReversed r -> "meter_reversed";
      case TooManyChanges r -> "too_many_changes";
    };
  }

  @Override
  default Kind kind() {
    return switch (this) {
      case NoSuchPeriod r -> Kind.NOT_FOUND;
      case NoSuchContribution r -> Kind.NOT_FOUND;
      case NoSuchOwner r -> Kind.NOT_FOUND;
      case NoSuchProperty r -> Kind.NOT_FOUND;
      case NoSuchExpense r -> Kind.NOT_FOUND;
      case NoSuchBudgetItem r -> Kind.NOT_FOUND;
      case NoSuchReading r -> Kind.NOT_FOUND;
      case NoSuchCharge r -> Kind.NOT_FOUND;
      case UnknownOwner r -> Kind.UNACCEPTABLE;
      case UnknownProperty r -> Kind.UNACCEPTABLE;
      case UnknownBudgetItem r -> Kind.UNACCEPTABLE;
      case UnknownPreviousPeriod r -> Kind.UNACCEPTABLE;
      case DuplicatePeriodName r -> Kind.CONFLICT;
      case DuplicateBudgetItem r -> Kind.CONFLICT;
      case BudgetItemInUse r -> Kind.CONFLICT;
      case HasSuccessor r -> Kind.CONFLICT;
      case CurrencyNotOfPrevious r -> Kind.UNACCEPTABLE;
      case DatesReversed r -> Kind.UNACCEPTABLE;
      case PeriodIsClosed r -> Kind.CONFLICT;
      case PeriodIsClosedAlready r -> Kind.CONFLICT;
      case PeriodIsOpen r -> Kind.CONFLICT;
      case CannotClose r -> Kind.CONFLICT;
      case EntriesOutsidePeriod r -> Kind.CONFLICT;
      case DateOutsidePeriod r -> Kind.UNACCEPTABLE;
      case CurrencyNotOfPeriod r -> Kind.UNACCEPTABLE;
      case TooManyDecimals r -> Kind.UNACCEPTABLE;
      case AmountTooLarge r -> Kind.UNACCEPTABLE;
      case NumberTooPrecise r -> Kind.UNACCEPTABLE;
      case NumberTooLarge r -> Kind.UNACCEPTABLE;
      case MeterReversed r -> Kind.UNACCEPTABLE;
      case TooManyChanges r -> Kind.CONFLICT;
    };
  }

  @Override
  default String message() {
    return switch (this) {
      case NoSuchPeriod(var id) -> "There is no period %s.".formatted(id);
      case NoSuchContribution(var id) -> noneOrVoided("contribution", id);
      case NoSuchOwner(var id) -> "There is no owner %s.".formatted(id);
      case NoSuchProperty(var id) -> "There is no property %s.".formatted(id);
      case NoSuchExpense(var id) -> noneOrVoided("expense", id);
      case NoSuchBudgetItem(var id) -> noneOrVoided("budget item", id);
      case NoSuchReading(var id) -> noneOrVoided("reading", id);
      case NoSuchCharge(var id) -> noneOrVoided("charge", id);
      case UnknownOwner(var id, var field) ->
          "There is no owner %s; register the owner first.".formatted(id);
      case UnknownProperty(var id) -> "There is no property %s; register it first.".formatted(id);
      case UnknownBudgetItem(var id) ->
          "There is no budget item %s in this period; add it first.".formatted(id);
      case UnknownPreviousPeriod(var id) -> "There is no period %s to continue.".formatted(id);
      case DuplicatePeriodName(var name, var year) ->
          "There is a period named \"%s\" in %d already; choose another name."
              .formatted(name, year);
      case DuplicateBudgetItem(var paymentType) ->
          "The period has a budget item for \"%s\" already; edit that one.".formatted(paymentType);
      case BudgetItemInUse(var id, var expenses) ->
          "%d of the period's expenses name budget item %s; let them name another one first, or none."
              .formatted(expenses, id);
      case HasSuccessor(var id, var successor) ->
          "Period %s is continued by period %s already; continue that one."
              .formatted(id, successor);
      case CurrencyNotOfPrevious(var currency, var previous) ->
          "The period that it continues is kept in %s, not in %s.".formatted(previous, currency);
      case DatesReversed(var start, var end) ->
          "A period ends after it starts; %s is not before %s.".formatted(start, end);
      case PeriodIsClosed(var id) -> "Period %s is closed; reopen it first.".formatted(id);
      case PeriodIsClosedAlready(var id) -> "Period %s is closed already.".formatted(id);
      case PeriodIsOpen(var id) -> "Period %s is open already.".formatted(id);
      case CannotClose(var hindrances) ->
          "The period can't be closed yet; each of the details is in the way.";
      case EntriesOutsidePeriod(var first, var last) ->
          "The period has entries from %s to %s; its days must hold them.".formatted(first, last);
      case DateOutsidePeriod(var date, var start, var end) ->
          "%s lies outside the period, which runs from %s to %s.".formatted(date, start, end);
      case CurrencyNotOfPeriod(var currency, var periods) ->
          "The period is kept in %s, not in %s.".formatted(periods, currency);
      case TooManyDecimals(var currency, var field) ->
          "An amount in %s has at most %d decimals.".formatted(currency, currency.decimals());
      case AmountTooLarge(var largest, var field) -> "An amount is at most %s.".formatted(largest);
      case NumberTooPrecise(var decimals, var field) ->
          "%s has at most %d decimals.".formatted(field, decimals);
      case NumberTooLarge(var largest, var field) -> "%s is at most %s.".formatted(field, largest);
      case MeterReversed(var start, var end) ->
          "A meter does not run backwards: it ends at %s, before %s."
              .formatted(end.toPlainString(), start.toPlainString());
      case TooManyChanges(var most) ->
          "A property changes on at most %d days; change one of those again.".formatted(most);
    };
  }

  @Override
  default List<Detail> details() {
    return switch (this) {
      case NoSuchPeriod r -> List.of();
      case NoSuchContribution r -> List.of();
      case NoSuchOwner r -> List.of();
      case NoSuchProperty r -> List.of();
      case NoSuchExpense r -> List.of();
      case NoSuchBudgetItem r -> List.of();
      case NoSuchReading r -> List.of();
      case NoSuchCharge r -> List.of();
      case UnknownOwner r -> field(r.field());
      case UnknownProperty r -> field("property_id");
      case UnknownBudgetItem r -> field("budget_item_id");
      case UnknownPreviousPeriod r -> field("previous_period_id");
      case DuplicatePeriodName r -> field("name");
      case DuplicateBudgetItem r -> field("payment_type");
      case BudgetItemInUse r -> List.of();
      case HasSuccessor r -> field("previous_period_id");
      case CurrencyNotOfPrevious r -> field("currency");
      case DatesReversed r -> field("end_date");
      case PeriodIsClosed r -> List.of();
      case PeriodIsClosedAlready r -> List.of();
      case PeriodIsOpen r -> List.of();
      case CannotClose r -> hindrances(r.hindrances());
      case EntriesOutsidePeriod r -> List.of();
      case DateOutsidePeriod r -> field("date");
      case CurrencyNotOfPeriod r -> field("currency");
      case TooManyDecimals r -> field(r.field());
      case AmountTooLarge r -> field(r.field());
      case NumberTooPrecise r -> field(r.field());
      case NumberTooLarge r -> field(r.field());
      case MeterReversed r -> field("meter_end_reading");
      case TooManyChanges r -> field("from");
    };
  }

  /** Of an entry, which leaves the reckoning when it is voided. */
  private static String noneOrVoided(String noun, Id id) {
    return "There is no %s %s now; if it was voided, its history says so.".formatted(noun, id);
  }

  private List<Detail> field(String name) {
    return List.of(new Detail(name, message(), code()));
  }

  private static List<Detail> hindrances(List<Hindrance> hindrances) {
    return hindrances.stream().map(h -> new Detail(null, h.message(), h.code())).toList();
  }
}
