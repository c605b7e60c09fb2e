package dev.daybook.contracts;

import dev.daybook.contracts.schema.Describe;
import org.jspecify.annotations.Nullable;

/** What was accepted and looks wrong: it is written down all the same. */
public record Warning(
    @Describe("What programs tell it by.") String code,
    @Nullable @Describe("The field that it is about; null where it is about no single one.")
        String field,
    @Describe("For people; it may change.") String message) {

  /**
   * What programs tell warnings apart by.
   *
   * @param when completes a sentence that begins with the code: {@code if …}
   */
  public record Code(String code, String when) {

    /**
     * @param field null where it is about no single one
     */
    public Warning at(@Nullable String field, String sentence, Object... named) {
      return new Warning(code, field, sentence.formatted(named));
    }
  }
}
