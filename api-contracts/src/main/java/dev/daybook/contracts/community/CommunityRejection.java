package dev.daybook.contracts.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Warning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Why a community refuses: first the codes, each with its paragraph, then the reasons. */
public sealed interface CommunityRejection extends Rejection {

  ErrorCode DUPLICATE_PERIOD_NAME =
      ErrorCode.of(
          409,
          "duplicate_period_name",
          "Duplicate period name",
          "A period's name is unique within the calendar year that it starts in, ignoring case and"
              + " outer spaces. Choose another name.");

  ErrorCode PERIOD_CLOSED =
      ErrorCode.of(
          409,
          "period_closed",
          "Period closed",
          "A closed period takes no entry, and no edit or void of one. Reopen it first, with a"
              + " reason: `PATCH /periods/{period_id}` with `{\"status\":\"OPEN\",\"reason\":…}`."
              + " Where the request was to close it, it is closed already, and nothing is to be"
              + " done.");

  ErrorCode PERIOD_OPEN =
      ErrorCode.of(
          409, "period_open", "Period open", "The period is open already; nothing is to be done.");

  ErrorCode DATES_REVERSED =
      ErrorCode.of(
          422,
          "dates_reversed",
          "End before start",
          "A period does not end before it starts: `end_date` is `start_date` or a later day.");

  ErrorCode UNKNOWN_OWNER =
      ErrorCode.of(
          422,
          "unknown_owner",
          "Unknown owner",
          "The request names an owner who is not registered in this tenant. Register the owner with"
              + " `POST /owners`, or correct the id.");

  ErrorCode DATE_OUTSIDE_PERIOD =
      ErrorCode.of(
          422,
          "date_outside_period",
          "Date outside the period",
          "An entry's date lies within its period; both of the period's days belong to it.");

  ErrorCode CURRENCY_NOT_OF_PERIOD =
      ErrorCode.of(
          422,
          "currency_not_of_period",
          "Not the period's currency",
          "A period is kept in one currency. Leave the currency out, or name the period's.");

  ErrorCode TOO_MANY_DECIMALS = ErrorCode.TOO_MANY_DECIMALS;

  ErrorCode TOO_LARGE = ErrorCode.TOO_LARGE;

  ErrorCode UNKNOWN_PROPERTY =
      ErrorCode.of(
          422,
          "unknown_property",
          "Unknown property",
          "The request names a property that is not registered in this tenant. Register it with"
              + " `POST /properties`, or correct the id.");

  ErrorCode UNKNOWN_BUDGET_ITEM =
      ErrorCode.of(
          422,
          "unknown_budget_item",
          "Unknown budget item",
          "The request names a budget item that the period does not have. Add it with"
              + " `POST /periods/{period_id}/budget-items`, or correct the id.");

  ErrorCode UNKNOWN_PERIOD =
      ErrorCode.of(
          422,
          "unknown_period",
          "Unknown period",
          "The request names a period to continue that is not there. Correct `previous_period_id`,"
              + " or leave it out.");

  ErrorCode DUPLICATE_BUDGET_ITEM =
      ErrorCode.of(
          409,
          "duplicate_budget_item",
          "Duplicate budget item",
          "A period has one budget item for a payment type. Edit the one that is there.");

  ErrorCode IN_USE = ErrorCode.IN_USE;

  ErrorCode HAS_SUCCESSOR =
      ErrorCode.of(
          409,
          "has_successor",
          "Has a successor",
          "A period is continued by one other period at most. Continue the last period of the"
              + " chain.");

  ErrorCode CURRENCY_NOT_OF_PREVIOUS =
      ErrorCode.of(
          422,
          "currency_not_of_previous",
          "Not the previous period's currency",
          "Balances are carried forward as they are, so a chain of periods is kept in one"
              + " currency.");

  ErrorCode CANNOT_CLOSE =
      ErrorCode.of(
          409,
          "cannot_close",
          "Cannot close",
          "Something is in the way; `details` has an entry for each cause. `no_active_property`: a"
              + " budget item is to be shared over properties, and none is active."
              + " `zero_consumption`: a usage-based budget item has expenses, and no consumption."
              + " `unallocated_expenses`: no budget item shares some expenses; add one, or close"
              + " with `{\"accept_unallocated\":true}`, and the community bears them."
              + " `too_much_to_restate`: more closings of later periods would be restated than is"
              + " done at once; reopen the last of them first.");

  ErrorCode ENTRIES_OUTSIDE_PERIOD =
      ErrorCode.of(
          409,
          "entries_outside_period",
          "Entries outside the period",
          "The period has entries on days that it would lose. Correct their dates first.");

  ErrorCode METER_REVERSED =
      ErrorCode.of(
          422,
          "meter_reversed",
          "Meter reversed",
          "A meter does not run backwards: `meter_end_reading` is at least `meter_start_reading`.");

  ErrorCode TOO_MANY_CHANGES =
      ErrorCode.of(
          409,
          "too_many_changes",
          "Too many changes",
          "A property's owner, weight and activity change on at most 500 days. Change what one of"
              + " those days says, with its `from`, instead of adding another.");

  ErrorCode NO_ACTIVE_PROPERTY =
      ErrorCode.of(
          409,
          "no_active_property",
          "No active property",
          "An expense is to be shared over the properties, and none is active on the period's last"
              + " day, or today if that is earlier. Register one, or make one active from an"
              + " earlier day: `PATCH /properties/{property_id}`.");

  ErrorCode ZERO_CONSUMPTION =
      ErrorCode.of(
          409,
          "zero_consumption",
          "Zero consumption",
          "An expense is to be shared by consumption, and what active properties' readings of its"
              + " budget item show comes to nothing. Record readings, or let the budget item be"
              + " shared in another way.");

  ErrorCode UNALLOCATED_EXPENSES =
      ErrorCode.of(
          409,
          "unallocated_expenses",
          "Unallocated expenses",
          "There are expenses that no budget item shares. Add one, let them name one, or close with"
              + " `{\"accept_unallocated\": true}`: the community bears them then.");

  ErrorCode TOO_MUCH_TO_RESTATE =
      ErrorCode.of(
          409,
          "too_much_to_restate",
          "Too much to restate",
          "More closings of later periods would be restated, or looked at for that, than is done at"
              + " once. Reopen the last of the later periods first, and close them again, in order,"
              + " after this one.");

  ErrorCode OWNER_RETIRED =
      ErrorCode.of(
          422,
          "owner_retired",
          "Owner retired",
          "A retired owner takes no entry dated later than the day of retirement, and holds no"
              + " active property on it or later. Name another owner, correct the date, or take the"
              + " retirement back: `PATCH /owners/{owner_id}` with `{\"retired_on\": null}`.");

  ErrorCode HOLDS_PROPERTY =
      ErrorCode.of(
          409,
          "holds_property",
          "Holds a property",
          "An owner retires when no active property is theirs on that day or later. Transfer it to"
              + " another owner from that day on, or make it inactive: `PATCH"
              + " /properties/{property_id}`.");

  ErrorCode BALANCE_NOT_ZERO =
      ErrorCode.of(
          409,
          "balance_not_zero",
          "Balance not zero",
          "An owner retires when nothing is owed either way: the balance is 0 at the end of every"
              + " chain of periods. `GET /periods/{period_id}/balances/{owner_id}` says what it is"
              + " made of.");

  ErrorCode NOT_METERED =
      ErrorCode.of(
          422,
          "not_metered",
          "Not metered",
          "Readings share the cost of budget items that are `USAGE_BASED`; a reading of another one"
              + " would change nothing. Name another budget item, or change how this one is"
              + " shared.");

  ErrorCode UNIT_PRICE_WITHOUT_USAGE =
      ErrorCode.of(
          422,
          "unit_price_without_usage",
          "Unit price without usage",
          "A unit price is that of what meters count, and a budget item that is not `USAGE_BASED`"
              + " has no meters. Leave it out, or take it away with null.");

  ErrorCode CURRENCY_NO_MORE =
      ErrorCode.of(
          422,
          "currency_no_more",
          "A currency that is no more",
          "Nobody pays in it any more: it was replaced by another. Name that one.");

  /** The codes of what is accepted with a warning. */
  Warning.Code OVERLAPPING_PERIOD =
      new Warning.Code("overlapping_period", "if another period has some of the same days");

  Warning.Code SAME_LABEL =
      new Warning.Code("same_label", "if another property has the same label");

  Warning.Code SAME_NAME = new Warning.Code("same_name", "if another owner has the same name");

  Warning.Code FUTURE_DATE = new Warning.Code("future_date", "if the date lies after today");

  Warning.Code SIMILAR_PAYMENT_TYPE =
      new Warning.Code(
          "similar_payment_type",
          "if a budget item of the period is called the same but for upper and lower case");

  record NoSuchPeriod(PeriodId id) implements CommunityRejection {
    @Override
    public Words words() {
      return ErrorCode.NOT_FOUND.saying("There is no period %s.", id);
    }
  }

  record NoSuchOwner(OwnerId id) implements CommunityRejection {
    @Override
    public Words words() {
      return ErrorCode.NOT_FOUND.saying("There is no owner %s.", id);
    }
  }

  record NoSuchProperty(PropertyId id) implements CommunityRejection {
    @Override
    public Words words() {
      return ErrorCode.NOT_FOUND.saying("There is no property %s.", id);
    }
  }

  /** An owner that a request names in one of its fields. */
  record UnknownOwner(OwnerId id, String field) implements CommunityRejection {
    @Override
    public Words words() {
      return UNKNOWN_OWNER.saying("There is no owner %s; register the owner first.", id).at(field);
    }
  }

  /** A property that an entry names. */
  record UnknownProperty(PropertyId id) implements CommunityRejection {
    @Override
    public Words words() {
      return UNKNOWN_PROPERTY
          .saying("There is no property %s; register it first.", id)
          .at("property_id");
    }
  }

  /** A budget item that an entry names; it must be of the entry's period. */
  record UnknownBudgetItem(BudgetItemId id) implements CommunityRejection {
    @Override
    public Words words() {
      return UNKNOWN_BUDGET_ITEM
          .saying("There is no budget item %s in this period; add it first.", id)
          .at("budget_item_id");
    }
  }

  record UnknownPreviousPeriod(PeriodId id) implements CommunityRejection {
    @Override
    public Words words() {
      return UNKNOWN_PERIOD
          .saying("There is no period %s to continue.", id)
          .at("previous_period_id");
    }
  }

  record DuplicatePeriodName(String name, int year) implements CommunityRejection {
    @Override
    public Words words() {
      return DUPLICATE_PERIOD_NAME
          .saying("There is a period named \"%s\" in %d already; choose another name.", name, year)
          .at("name");
    }
  }

  record DuplicateBudgetItem(String paymentType) implements CommunityRejection {
    @Override
    public Words words() {
      return DUPLICATE_BUDGET_ITEM
          .saying("The period has a budget item for \"%s\" already; edit that one.", paymentType)
          .at("payment_type");
    }
  }

  /** Expenses that name it, or readings of its meters. */
  record BudgetItemInUse(BudgetItem item, long expenses, long readings)
      implements CommunityRejection {
    @Override
    public Words words() {
      return about(
          IN_USE.saying(
              "%s the budget item “%s”; let them name another one first%s.",
              naming(), item.paymentType(), readings == 0 ? ", or none" : ", or void them"),
          "budget_item_id",
          item.id());
    }

    private String naming() {
      var some = new ArrayList<String>();
      if (expenses > 0) {
        some.add(counted(expenses, "expense"));
      }
      if (readings > 0) {
        some.add(counted(readings, "reading"));
      }
      var one = expenses + readings == 1;
      return String.join(" and ", some) + (one ? " names" : " name");
    }

    private static String counted(long many, String noun) {
      return many + " " + noun + (many == 1 ? "" : "s");
    }
  }

  record HasSuccessor(String name, PeriodId successor, String successorName)
      implements CommunityRejection {
    @Override
    public Words words() {
      return about(
          HAS_SUCCESSOR
              .saying(
                  "Period “%s” is continued by period “%s” already; continue that one.",
                  name, successorName)
              .at("previous_period_id"),
          "successor_id",
          successor);
    }
  }

  record CurrencyNotOfPrevious(Currency currency, Currency previousCurrency)
      implements CommunityRejection {
    @Override
    public Words words() {
      return CURRENCY_NOT_OF_PREVIOUS
          .saying(
              "The period that it continues is kept in %s, not in %s.", previousCurrency, currency)
          .at("currency");
    }
  }

  record DatesReversed(LocalDate startDate, LocalDate endDate) implements CommunityRejection {
    @Override
    public Words words() {
      return DATES_REVERSED
          .saying("A period does not end before it starts; %s is before %s.", endDate, startDate)
          .at("end_date");
    }
  }

  record PeriodIsClosed(PeriodId id, String name) implements CommunityRejection {

    public PeriodIsClosed(Period period) {
      this(period.id(), period.name());
    }

    @Override
    public Words words() {
      return about(
          PERIOD_CLOSED.saying("Period “%s” is closed; reopen it first.", name), "period_id", id);
    }
  }

  /** There is nothing to close. */
  record PeriodIsClosedAlready(PeriodId id, String name) implements CommunityRejection {
    @Override
    public Words words() {
      return about(PERIOD_CLOSED.saying("Period “%s” is closed already.", name), "period_id", id);
    }
  }

  record PeriodIsOpen(PeriodId id, String name) implements CommunityRejection {
    @Override
    public Words words() {
      return about(PERIOD_OPEN.saying("Period “%s” is open already.", name), "period_id", id);
    }
  }

  /** An owner whom a request names for a day after the retirement. */
  record OwnerIsRetired(OwnerId id, String name, LocalDate on, String field)
      implements CommunityRejection {
    @Override
    public Words words() {
      return OWNER_RETIRED
          .saying("%s retired on %s and takes nothing that is later.", name, on)
          .at(field);
    }
  }

  record OwnerHoldsProperty(Owner owner, LocalDate on, PropertyId property, String label)
      implements CommunityRejection {
    @Override
    public Words words() {
      return about(
          HOLDS_PROPERTY.saying(
              "%s holds “%s” on %s or later; transfer it first.", owner.name(), label, on),
          "property_id",
          property);
    }
  }

  /**
   * @param balance positive if the community owes the owner
   */
  record OwnerBalanceNotZero(Owner owner, Period period, BigDecimal balance)
      implements CommunityRejection {
    @Override
    public Words words() {
      return about(
          BALANCE_NOT_ZERO.saying(
              "%s's balance in “%s” is %s %s; settle it first.",
              owner.name(), period.name(), balance.toPlainString(), period.currency()),
          "period_id",
          period.id());
    }
  }

  /** A budget item that meters say nothing about. */
  record NotMetered(BudgetItem item) implements CommunityRejection {
    @Override
    public Words words() {
      return NOT_METERED
          .saying(
              "The budget item “%s” is %s: readings share nothing of it.",
              item.paymentType(), item.allocationStrategy())
          .at("budget_item_id");
    }
  }

  record UnitPriceWithoutUsage(AllocationStrategy strategy) implements CommunityRejection {
    @Override
    public Words words() {
      return UNIT_PRICE_WITHOUT_USAGE
          .saying("A unit price has no effect on a budget item that is %s.", strategy)
          .at("unit_price");
    }
  }

  record CurrencyIsNoMore(Currency currency) implements CommunityRejection {
    @Override
    public Words words() {
      return CURRENCY_NO_MORE
          .saying("Nobody pays in %s any more; name the currency that took its place.", currency)
          .at("currency");
    }
  }

  record CannotClose(List<Hindrance> hindrances) implements CommunityRejection {
    @Override
    public Words words() {
      return CANNOT_CLOSE
          .saying("The period can't be closed yet; each of the details is in the way.")
          .because(hindrances.stream().map(h -> new Detail(null, h.message(), h.code())).toList());
    }
  }

  record EntriesOutsidePeriod(LocalDate first, LocalDate last) implements CommunityRejection {
    @Override
    public Words words() {
      return ENTRIES_OUTSIDE_PERIOD.saying(
          "The period has entries from %s to %s; its days must hold them.", first, last);
    }
  }

  record DateOutsidePeriod(LocalDate date, LocalDate startDate, LocalDate endDate)
      implements CommunityRejection {
    @Override
    public Words words() {
      return DATE_OUTSIDE_PERIOD
          .saying("%s lies outside the period, which runs from %s to %s.", date, startDate, endDate)
          .at("date");
    }
  }

  record CurrencyNotOfPeriod(Currency currency, Currency periodCurrency)
      implements CommunityRejection {
    @Override
    public Words words() {
      return CURRENCY_NOT_OF_PERIOD
          .saying("The period is kept in %s, not in %s.", periodCurrency, currency)
          .at("currency");
    }
  }

  record TooManyDecimals(CurrencyUnit currency, String field) implements CommunityRejection {
    @Override
    public Words words() {
      return TOO_MANY_DECIMALS
          .saying("An amount in %s has at most %d decimals.", currency, currency.decimals())
          .at(field);
    }
  }

  record AmountTooLarge(String largest, String field) implements CommunityRejection {
    @Override
    public Words words() {
      return TOO_LARGE.saying("An amount is at most %s.", largest).at(field);
    }
  }

  /** A number that is no amount of money. */
  record NumberTooPrecise(int decimals, String field) implements CommunityRejection {
    @Override
    public Words words() {
      return TOO_MANY_DECIMALS.saying("%s has at most %d decimals.", field, decimals).at(field);
    }
  }

  /** A number that is no amount of money. */
  record NumberTooLarge(String largest, String field) implements CommunityRejection {
    @Override
    public Words words() {
      return TOO_LARGE.saying("%s is at most %s.", field, largest).at(field);
    }
  }

  record MeterReversed(BigDecimal start, BigDecimal end) implements CommunityRejection {
    @Override
    public Words words() {
      return METER_REVERSED
          .saying(
              "A meter does not run backwards: it ends at %s, before %s.",
              end.toPlainString(), start.toPlainString())
          .at("meter_end_reading");
    }
  }

  record TooManyChanges(int most) implements CommunityRejection {
    @Override
    public Words words() {
      return TOO_MANY_CHANGES
          .saying("A property changes on at most %d days; change one of those again.", most)
          .at("from");
    }
  }

  /** An entry that was never there, or is voided. */
  record NoSuchEntry(String noun, Id id) implements CommunityRejection {
    @Override
    public Words words() {
      return noneOrVoided(noun, id);
    }
  }

  /**
   * Something that is in the way of closing.
   *
   * @param code {@code no_active_property}, {@code zero_consumption}, {@code unallocated_expenses}
   *     or {@code too_much_to_restate}
   */
  record Hindrance(String code, String message) {}

  /** Sentences name things as people do; which ones are meant stands in the details. */
  private static Words about(Words words, String field, Id id) {
    var details = new ArrayList<>(words.details());
    details.add(new Detail(field, id.value().toString(), words.code().code()));
    return words.because(details);
  }

  private static Words noneOrVoided(String noun, Id id) {
    return ErrorCode.NOT_FOUND.saying(
        "There is no %s %s now; if it was voided, its history says so.", noun, id);
  }
}
