package dev.daybook.ledger.platform.files;

import dev.daybook.contracts.ErrorCode;

/** What may be wrong with a file, or with a row of it. */
public final class FileErrors {

  public static final ErrorCode MALFORMED_CSV =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "malformed_csv",
          "Malformed CSV",
          "A row of a file is not as RFC 4180 has it: a quote stands where none may, a text in"
              + " quotes does not end, or there are more or fewer cells than columns. If a quote"
              + " does not end, nothing below it can be read.");

  public static final ErrorCode NOT_UTF_8 =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_utf_8",
          "Not UTF-8",
          "A cell of a file is in another encoding. Save the file in UTF-8, and import it again.");

  public static final ErrorCode ROW_TOO_LONG =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "row_too_long",
          "Row too long",
          "A row of a file has more bytes than a row may have.");

  public static final ErrorCode TOO_MANY_ROWS =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "too_many_rows",
          "Too many rows",
          "A file has more rows than one import takes. What stood before was taken; part the file,"
              + " and import the rest.");

  public static final ErrorCode TOO_MANY_FILES =
      ErrorCode.retryable(
          429,
          "too_many_files",
          "Too many files",
          "As many files of the tenant are coming in, wait or are worked on as may at a time; they"
              + " are worked on one after the other. Send the file again when one of them is done;"
              + " one that broke off while it came is forgotten after a day.");

  private FileErrors() {}
}
