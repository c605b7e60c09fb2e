package dev.daybook.ledger.community;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What edits have in common. */
public final class Edits {

  /**
   * What becomes of a value that can be taken away.
   *
   * @param change null if nothing was said of it, empty if it goes
   */
  public static <T> @Nullable T changed(@Nullable Optional<T> change, @Nullable T before) {
    return change == null ? before : change.orElse(null);
  }

  private Edits() {}
}
