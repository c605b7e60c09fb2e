package dev.daybook.contracts;

import dev.daybook.contracts.schema.Describe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected refusal of a command: a value that says what is in the way and what to do, never an
 * exception.
 */
public interface Rejection {

  /** The code that programs tell refusals apart by, e.g. {@code period_closed}. */
  String code();

  /** A sentence for people. */
  String message();

  Kind kind();

  /** The fields or causes behind it, where there are any. */
  default List<Detail> details() {
    return List.of();
  }

  enum Kind {
    /** There is no such thing in this tenant. */
    NOT_FOUND,
    /** The thing's state forbids it. */
    CONFLICT,
    /** Understood, but not acceptable as it is. */
    UNACCEPTABLE
  }

  /** One field or cause. */
  record Detail(
      @Nullable @Describe("The field, parameter or header; null where it is about no single one.")
          String field,
      @Describe("For people; it may change.") String message,
      @Describe("What programs tell it by; each has a paragraph at /docs/errors.") String code) {}
}
