package dev.daybook.contracts.community;

import dev.daybook.contracts.Rejection;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Why a community refuses: first the reasons, then the tables of what each is called and says. */
public sealed interface CommunityRejection extends Rejection {

  record UnknownPeriod(PeriodId id) implements CommunityRejection {}

  record UnknownContribution(ContributionId id) implements CommunityRejection {}

  record NoSuchOwner(OwnerId id) implements CommunityRejection {}

  /** An owner that an entry names. */
  record UnknownOwner(OwnerId id) implements CommunityRejection {}

  record DuplicatePeriodName(String name, int year) implements CommunityRejection {}

  record DatesReversed(LocalDate startDate, LocalDate endDate) implements CommunityRejection {}

  record PeriodIsClosed(PeriodId id) implements CommunityRejection {}

  record PeriodIsOpen(PeriodId id) implements CommunityRejection {}

  record DateOutsidePeriod(LocalDate date, LocalDate startDate, LocalDate endDate)
      implements CommunityRejection {}

  record CurrencyNotOfPeriod(Currency currency, Currency periodCurrency)
      implements CommunityRejection {}

  record TooManyDecimals(Currency currency) implements CommunityRejection {}

  record AmountTooLarge(String largest) implements CommunityRejection {}

  @Override
  default String code() {
    return switch (this) {
      case UnknownPeriod r -> "not_found";
      case UnknownContribution r -> "not_found";
      case NoSuchOwner r -> "not_found";
      case UnknownOwner r -> "unknown_owner";
      case DuplicatePeriodName r -> "duplicate_period_name";
      case DatesReversed r -> "dates_reversed";
      case PeriodIsClosed r -> "period_closed";
      case PeriodIsOpen r -> "period_open";
      case DateOutsidePeriod r -> "date_outside_period";
      case CurrencyNotOfPeriod r -> "currency_not_of_period";
      case TooManyDecimals r -> "too_many_decimals";
      case AmountTooLarge r -> "too_large";
    };
  }

  @Override
  default Kind kind() {
    return switch (this) {
      case UnknownPeriod r -> Kind.NOT_FOUND;
      case UnknownContribution r -> Kind.NOT_FOUND;
      case NoSuchOwner r -> Kind.NOT_FOUND;
      case UnknownOwner r -> Kind.UNACCEPTABLE;
      case DuplicatePeriodName r -> Kind.CONFLICT;
      case DatesReversed r -> Kind.UNACCEPTABLE;
      case PeriodIsClosed r -> Kind.CONFLICT;
      case PeriodIsOpen r -> Kind.CONFLICT;
      case DateOutsidePeriod r -> Kind.UNACCEPTABLE;
      case CurrencyNotOfPeriod r -> Kind.UNACCEPTABLE;
      case TooManyDecimals r -> Kind.UNACCEPTABLE;
      case AmountTooLarge r -> Kind.UNACCEPTABLE;
    };
  }

  @Override
  default String message() {
    return switch (this) {
      case UnknownPeriod(var id) -> "There is no period %s.".formatted(id);
      case UnknownContribution(var id) -> "There is no contribution %s.".formatted(id);
      case NoSuchOwner(var id) -> "There is no owner %s.".formatted(id);
      case UnknownOwner(var id) -> "There is no owner %s; register the owner first.".formatted(id);
      case DuplicatePeriodName(var name, var year) ->
          "There is a period named \"%s\" in %d already; choose another name."
              .formatted(name, year);
      case DatesReversed(var start, var end) ->
          "A period ends after it starts; %s is not before %s.".formatted(start, end);
      case PeriodIsClosed(var id) -> "Period %s is closed; reopen it first.".formatted(id);
      case PeriodIsOpen(var id) -> "Period %s is open already.".formatted(id);
      case DateOutsidePeriod(var date, var start, var end) ->
          "%s lies outside the period, which runs from %s to %s.".formatted(date, start, end);
      case CurrencyNotOfPeriod(var currency, var periods) ->
          "The period is kept in %s, not in %s.".formatted(periods, currency);
      case TooManyDecimals(var currency) ->
          "An amount in %s has at most %d decimals."
              .formatted(currency, currency.getDefaultFractionDigits());
      case AmountTooLarge(var largest) -> "An amount is at most %s.".formatted(largest);
    };
  }

  @Override
  default List<Detail> details() {
    return switch (this) {
      case UnknownPeriod r -> List.of();
      case UnknownContribution r -> List.of();
      case NoSuchOwner r -> List.of();
      case UnknownOwner r -> field("owner_id");
      case DuplicatePeriodName r -> field("name");
      case DatesReversed r -> field("end_date");
      case PeriodIsClosed r -> List.of();
      case PeriodIsOpen r -> List.of();
      case DateOutsidePeriod r -> field("date");
      case CurrencyNotOfPeriod r -> field("currency");
      case TooManyDecimals r -> field("amount");
      case AmountTooLarge r -> field("amount");
    };
  }

  private List<Detail> field(String name) {
    return List.of(new Detail(name, message(), code()));
  }
}
