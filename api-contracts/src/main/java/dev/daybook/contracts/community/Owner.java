package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An owner: who pays in and bears what falls to their properties. */
public record Owner(
    OwnerId id,
    String name,
    @Nullable @Describe("Null if none is known.") String email,
    @Nullable
        @Describe(
            "The last day of which entries name the owner; null while nobody has said that there is"
                + " one.")
        LocalDate retiredOn) {

  /** An owner of whom no end is known. */
  public Owner(OwnerId id, String name, @Nullable String email) {
    this(id, name, email, null);
  }

  /**
   * @param day null if the owner goes on
   */
  public Owner retired(@Nullable LocalDate day) {
    return new Owner(id, name, email, day);
  }

  /** Whether the last day that entries may name the owner on is over by then. */
  public boolean isRetiredBefore(LocalDate day) {
    return retiredOn != null && retiredOn.isBefore(day);
  }
}
