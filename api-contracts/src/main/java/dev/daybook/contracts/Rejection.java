package dev.daybook.contracts;

import dev.daybook.contracts.schema.Describe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected refusal of a command: a value that says what is in the way and what to do, never an
 * exception.
 */
public interface Rejection {

  Words words();

  /**
   * All that a caller is told of a refusal.
   *
   * @param code with its status; programs tell refusals apart by it
   * @param message a sentence for people
   * @param details the fields or causes behind it, where there are any
   */
  record Words(ErrorCode code, String message, List<Detail> details) {

    public Words {
      details = List.copyOf(details);
    }

    /** The words of a refusal that is about one field of the request. */
    public Words at(String field) {
      return new Words(code, message, List.of(new Detail(field, message, code.code())));
    }

    public Words because(List<Detail> details) {
      return new Words(code, message, details);
    }
  }

  /** One field or cause. */
  record Detail(
      @Nullable @Describe("The field, parameter or header; null where it is about no single one.")
          String field,
      @Describe("For people; it may change.") String message,
      @Describe("What programs tell it by; each has a paragraph at /docs/errors.") String code) {}
}
