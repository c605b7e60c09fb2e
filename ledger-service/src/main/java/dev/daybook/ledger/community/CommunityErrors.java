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
              + " reason: `PATCH /periods/{period_id}` with `{\"status\":\"OPEN\",\"reason\":…}`.");
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
          "An amount has no more decimals than its currency: none in JPY, 2 in EUR, 3 in KWD.");
  public static final ErrorCode TOO_LARGE =
      ErrorCode.of(
          422, "too_large", "Too large", "The amount of an entry is at most 10^15 minor units.");

  private CommunityErrors() {}
}
