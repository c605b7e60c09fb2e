package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request. Here stand all codes of {@code details} that no context
 * has declared, so that there is none without a paragraph at {@code /docs/errors}.
 */
public enum FaultCode {
  MALFORMED(400, "Malformed", "This part of the request can't be read at all."),
  DUPLICATE_KEY(400, "Duplicate key", "An object has the same key twice."),
  UNKNOWN_FIELD(422, "Unknown field", "The body has no such field; mind the spelling."),
  MISSING(422, "Missing", "Without it, the request can't be understood or decided."),
  NULL_VALUE(422, "Null", "The field must have a value; null is none."),
  WRONG_TYPE(422, "Wrong type", "The value is of another JSON type than expected."),
  BLANK(
      422,
      "Blank",
      "The text needs a character that shows: not only spaces, and others that nobody sees."),
  TOO_LONG(422, "Too long", "The text has more characters than it may have."),
  TOO_MANY_ITEMS(422, "Too many entries", "The list has more entries than it may have."),
  NOT_POSITIVE(422, "Not positive", "The number must be greater than zero."),
  NEGATIVE(422, "Negative", "The number must be zero or more."),
  OUT_OF_RANGE(
      422,
      "Out of range",
      "The value is smaller or larger than it may be; the message says what it may be."),
  INCONSISTENT(422, "Inconsistent", "The fields do not go together."),
  UNSTORABLE_TEXT(
      422,
      "Unstorable text",
      "The text has U+0000 or half of a surrogate pair in it, which can't be kept."),
  NOT_AN_ID(422, "Not an id", "An id is a UUID with its hyphens."),
  NOT_A_DAY(422, "Not a day", "A day is written like 2026-11-21, and exists."),
  NOT_A_TIME(422, "Not a time", "A time is written like 2026-11-21T08:30:00Z."),
  NOT_A_DECIMAL(422, "Not a decimal", "A decimal is written like \"125.50\"."),
  NOT_A_WHOLE_NUMBER(422, "Not a whole number", "A number without a fraction is needed."),
  NOT_A_FLAG(422, "Not a flag", "It is either true or false."),
  NOT_A_CURRENCY(422, "Not a currency", "A currency is an ISO 4217 code, like EUR."),
  NOT_A_TIME_ZONE(422, "Not a time zone", "A time zone is named like Europe/Berlin."),
  NOT_AN_EMAIL(
      422,
      "Not an e-mail address",
      "An e-mail address has one `@`, something on both sides of it, and only characters that"
          + " show."),
  NOT_ONE_OF(422, "Not one of", "Only the values that the message lists are taken."),
  UNKNOWN_PARAMETER(422, "Unknown parameter", "The query has no such parameter."),
  REPEATED_PARAMETER(422, "Repeated parameter", "A parameter stands there once."),
  EMPTY_PARAMETER(422, "Empty parameter", "A parameter has a value, or is left out."),
  NOT_TOGETHER(422, "Not together", "Two parts of the request exclude each other."),
  NOT_WATCHABLE(
      422,
      "Not watchable",
      "There is nothing at this path that can be watched. `/asyncapi.json` lists what can be."),
  NOT_APPLICABLE(
      422,
      "Not applicable",
      "The header asks for something that this operation can't do, such as to check the version of"
          + " what is not there yet."),
  NOT_A_CURSOR(
      422,
      "Not a cursor",
      "A cursor is the next_cursor of this same list with the same filters, unchanged.");

  private final int status;
  private final String title;
  private final String help;

  FaultCode(int status, String title, String help) {
    this.status = status;
    this.title = title;
    this.help = help;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The paragraph about it. */
  public ErrorCode explained() {
    return ErrorCode.of(status, code(), title, help);
  }

  /**
   * @param field null for the body as a whole
   * @param message completes a sentence that begins with the field
   */
  public Detail at(@Nullable String field, String message) {
    return new Detail(field, message, code());
  }
}
