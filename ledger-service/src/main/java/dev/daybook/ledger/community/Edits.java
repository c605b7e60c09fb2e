package dev.daybook.ledger.community;

import dev.daybook.contracts.community.OwnerId;
import java.time.LocalDate;
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

  /**
   * The owner of whom an edit says something new: that an entry is theirs, or theirs on another
   * day. Null if it says neither.
   */
  public static @Nullable OwnerId concerned(
      @Nullable OwnerId owner, @Nullable LocalDate date, @Nullable OwnerId before) {
    return owner == null && date != null ? before : owner;
  }

  private Edits() {}
}
