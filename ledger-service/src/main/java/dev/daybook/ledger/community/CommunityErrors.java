package dev.daybook.ledger.community;

import dev.daybook.ledger.platform.http.ErrorCode;

/** The refusals of a community, explained; their codes are those of its rejections. */
public final class CommunityErrors {

  public static final ErrorCode DUPLICATE_PERIOD_NAME =
      ErrorCode.of(
          409,
          "duplicate_period_name",
          "Duplicate period name",
          "A period's name is unique within the calendar year that it starts in, ignoring case and"
              + " outer spaces. Choose another name.");
  public static final ErrorCode PERIOD_CLOSED =
      ErrorCode.of(
          409,
          "period_closed",
          "Period closed",
          "A closed period takes no entry, and no edit or void of one. Reopen it first, with a"
              + " reason: `PATCH /periods/{period_id}` with `{\"status\":\"OPEN\",\"reason\":…}`."
              + " Where the request was to close it, it is closed already, and nothing is to be"
              + " done.");
  public static final ErrorCode PERIOD_OPEN =
      ErrorCode.of(
          409, "period_open", "Period open", "The period is open already; nothing is to be done.");
  public static final ErrorCode DATES_REVERSED =
      ErrorCode.of(
          422,
          "dates_reversed",
          "Dates reversed",
          "A period ends after it starts: `start_date` must be before `end_date`.");
  public static final ErrorCode UNKNOWN_OWNER =
      ErrorCode.of(
          422,
          "unknown_owner",
          "Unknown owner",
          "The request names an owner who is not registered in this tenant. Register the owner with"
              + " `POST /owners`, or correct the id.");
  public static final ErrorCode DATE_OUTSIDE_PERIOD =
      ErrorCode.of(
          422,
          "date_outside_period",
          "Date outside the period",
          "An entry's date lies within its period; both of the period's days belong to it.");
  public static final ErrorCode CURRENCY_NOT_OF_PERIOD =
      ErrorCode.of(
          422,
          "currency_not_of_period",
          "Not the period's currency",
          "A period is kept in one currency. Leave the currency out, or name the period's.");
  public static final ErrorCode TOO_MANY_DECIMALS =
      ErrorCode.of(
          422,
          "too_many_decimals",
          "Too many decimals",
          "An amount has no more decimals than its currency: none in JPY, 2 in EUR, 3 in KWD. Share"
              + " weights, meters and unit prices have at most 6.");
  public static final ErrorCode TOO_LARGE =
      ErrorCode.of(
          422,
          "too_large",
          "Too large",
          "An amount is at most 10^15 minor units, a share weight at most 10^9, a meter at most"
              + " 10^12.");

  public static final ErrorCode UNKNOWN_PROPERTY =
      ErrorCode.of(
          422,
          "unknown_property",
          "Unknown property",
          "The request names a property that is not registered in this tenant. Register it with"
              + " `POST /properties`, or correct the id.");
  public static final ErrorCode UNKNOWN_BUDGET_ITEM =
      ErrorCode.of(
          422,
          "unknown_budget_item",
          "Unknown budget item",
          "The request names a budget item that the period does not have. Add it with"
              + " `POST /periods/{period_id}/budget-items`, or correct the id.");
  public static final ErrorCode UNKNOWN_PERIOD =
      ErrorCode.of(
          422,
          "unknown_period",
          "Unknown period",
          "The request names a period to continue that is not there. Correct `previous_period_id`, or"
              + " leave it out.");
  public static final ErrorCode DUPLICATE_BUDGET_ITEM =
      ErrorCode.of(
          409,
          "duplicate_budget_item",
          "Duplicate budget item",
          "A period has one budget item for a payment type. Edit the one that is there.");
  public static final ErrorCode IN_USE =
      ErrorCode.of(
          409,
          "in_use",
          "In use",
          "A budget item that expenses name can't be voided. Let them name another one, or none,"
              + " first: `PATCH /expenses/{expense_id}` with `budget_item_id`.");
  public static final ErrorCode HAS_SUCCESSOR =
      ErrorCode.of(
          409,
          "has_successor",
          "Has a successor",
          "A period is continued by one other period at most. Continue the last period of the chain.");
  public static final ErrorCode CURRENCY_NOT_OF_PREVIOUS =
      ErrorCode.of(
          422,
          "currency_not_of_previous",
          "Not the previous period's currency",
          "Balances are carried forward as they are, so a chain of periods is kept in one currency.");
  public static final ErrorCode CANNOT_CLOSE =
      ErrorCode.of(
          409,
          "cannot_close",
          "Cannot close",
          "Something is in the way; `details` has an entry for each cause."
              + " `no_active_property`: a budget item is to be shared over properties, and none is"
              + " active. `zero_consumption`: a usage-based budget item has expenses, and no consumption."
              + " `unallocated_expenses`: no budget item shares some expenses; add one, or close with"
              + " `{\"accept_unallocated\":true}`, and the community bears them."
              + " `too_much_to_restate`: more closings of later periods would be restated than is done"
              + " at once; reopen the last of them first.");
  public static final ErrorCode ENTRIES_OUTSIDE_PERIOD =
      ErrorCode.of(
          409,
          "entries_outside_period",
          "Entries outside the period",
          "The period has entries on days that it would lose. Correct their dates first.");
  public static final ErrorCode METER_REVERSED =
      ErrorCode.of(
          422,
          "meter_reversed",
          "Meter reversed",
          "A meter does not run backwards: `meter_end_reading` is at least `meter_start_reading`.");
  public static final ErrorCode TOO_MANY_CHANGES =
      ErrorCode.of(
          409,
          "too_many_changes",
          "Too many changes",
          "A property's owner, weight and activity change on at most 500 days. Change what one of"
              + " those days says, with its `from`, instead of adding another.");

  public static final ErrorCode NO_ACTIVE_PROPERTY =
      ErrorCode.of(
          409,
          "no_active_property",
          "No active property",
          "An expense is to be shared over the properties, and none is active on the period's last"
              + " day, or today if that is earlier. Register one, or make one active from an earlier day:"
              + " `PATCH /properties/{property_id}`.");
  public static final ErrorCode ZERO_CONSUMPTION =
      ErrorCode.of(
          409,
          "zero_consumption",
          "Zero consumption",
          "An expense is to be shared by consumption, and what active properties' readings of its"
              + " budget item show comes to nothing. Record readings, or let the budget item be shared"
              + " in another way.");
  public static final ErrorCode UNALLOCATED_EXPENSES =
      ErrorCode.of(
          409,
          "unallocated_expenses",
          "Unallocated expenses",
          "There are expenses that no budget item shares. Add one, let them name one, or close with"
              + " `{\"accept_unallocated\": true}`: the community bears them then.");
  public static final ErrorCode TOO_MUCH_TO_RESTATE =
      ErrorCode.of(
          409,
          "too_much_to_restate",
          "Too much to restate",
          "More closings of later periods would be restated, or looked at for that, than is done at"
              + " once. Reopen the last of the later periods first, and close them again, in order,"
              + " after this one.");

  private CommunityErrors() {}
}
