package dev.daybook.contracts.purchases;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import org.jspecify.annotations.Nullable;

/** Why something in a file was not taken, or why a purchase was not undone. */
public record RowError(
    @Nullable @Describe("Where its row begins; the first line is 1. Null if it is about no line.")
        Long line,
    @Nullable @Describe("The column, or the field; null if it is about no single one.")
        String field,
    @Describe("What programs tell it by; each has a paragraph at /docs/errors.") String code,
    @Describe("For people; it may change.") String message) {

  public static RowError of(long line, Detail fault) {
    return new RowError(line, fault.field(), fault.code(), fault.message());
  }
}
