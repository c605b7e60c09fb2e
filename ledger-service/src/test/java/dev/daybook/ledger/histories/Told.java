package dev.daybook.ledger.histories;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one was told about a command. */
sealed interface Told {

  /**
   * Accepted.
   *
   * @param shown a view of the thing; null where none is shown
   * @param position null where there was nothing to write down
   */
  record Done(@Nullable Object shown, @Nullable Long position) implements Told {}

  /** Accepted before, under the same key. */
  record Repeated(String shown, long position) implements Told {}

  record Refused(Set<String> codes) implements Told {}

  record Stale(long version) implements Told {}

  record KeyReused() implements Told {}

  /** Not now: somebody was faster too often, or the same request is being answered. */
  record AskAgain() implements Told {}
}
