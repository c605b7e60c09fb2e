package dev.daybook.ledger.platform.http;

import java.util.List;

/** The codes that stand in {@code details}, each for one part of a request. */
public final class FaultCodes {

  public static final List<ErrorCode> ALL =
      List.of(
          malformed("malformed", "Malformed", "This part of the request can't be read at all."),
          malformed("duplicate_key", "Duplicate key", "An object has the same key twice."),
          fault("unknown_field", "Unknown field", "The body has no such field; mind the spelling."),
          fault("missing", "Missing", "The field is required."),
          fault("null_value", "Null", "The field must have a value; null is none."),
          fault("wrong_type", "Wrong type", "The value is of another JSON type than expected."),
          fault(
              "blank",
              "Blank",
              "The text needs a character that shows: not only spaces, or other characters that take up no"
                  + " ink."),
          fault("too_long", "Too long", "The text has more characters than it may have."),
          fault(
              "too_many_items", "Too many entries", "The list has more entries than it may have."),
          fault("not_positive", "Not positive", "The number must be greater than zero."),
          fault("negative", "Negative", "The number must be zero or more."),
          fault("out_of_range", "Out of range", "The value is smaller or larger than it may be."),
          fault("inconsistent", "Inconsistent", "The fields do not go together."),
          fault(
              "unstorable_text",
              "Unstorable text",
              "The text has U+0000 or half of a surrogate pair in it, which can't be kept."),
          fault("not_an_id", "Not an id", "An id is a UUID with its hyphens."),
          fault("not_a_day", "Not a day", "A day is written like 2026-11-21, and exists."),
          fault("not_a_time", "Not a time", "A time is written like 2026-11-21T08:30:00Z."),
          fault("not_a_decimal", "Not a decimal", "A decimal is written like \"125.50\"."),
          fault(
              "not_a_whole_number", "Not a whole number", "A number without a fraction is needed."),
          fault("not_a_flag", "Not a flag", "It is either true or false."),
          fault("not_a_currency", "Not a currency", "A currency is an ISO 4217 code, like EUR."),
          fault("not_a_time_zone", "Not a time zone", "A time zone is named like Europe/Berlin."),
          fault("not_one_of", "Not one of", "Only the values that the message lists are taken."),
          fault("unknown_parameter", "Unknown parameter", "The query has no such parameter."),
          fault("repeated_parameter", "Repeated parameter", "A parameter stands there once."),
          fault("empty_parameter", "Empty parameter", "A parameter has a value, or is left out."),
          fault("not_together", "Not together", "Two parameters exclude each other."),
          fault(
              "not_a_cursor",
              "Not a cursor",
              "A cursor is the next_cursor of this same list with the same filters, unchanged."));

  private static ErrorCode malformed(String code, String title, String help) {
    return ErrorCode.of(400, code, title, help);
  }

  private static ErrorCode fault(String code, String title, String help) {
    return ErrorCode.of(422, code, title, help);
  }

  private FaultCodes() {}
}
