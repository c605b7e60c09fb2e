package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
public sealed interface Outcome {

  /**
   * Accepted.
   *
   * @param answer what the slice shows of it
   * @param version the version of the thing afterwards
   * @param position of the command's last event, or of the log's where there was nothing to append
   *     but it is remembered under a key; null when nothing was appended
   */
  record Done(@Nullable Object answer, long version, @Nullable Long position) implements Outcome {}

  /** The same request was accepted before; this is what was kept of its answer. */
  record Repeated(String kept, long position) implements Outcome {}

  record Refused(List<Rejection> reasons) implements Outcome {}

  /** The thing has another version than the caller expected. */
  record Stale(long version) implements Outcome {}

  /** The caller's key was used before with another request. */
  record KeyReused() implements Outcome {}

  /**
   * Others kept changing what the decision depends on; nothing was appended, and trying again is
   * safe.
   */
  record Contended() implements Outcome {}

  /** What the decision depends on is not known up to now yet; trying again is safe. */
  record Behind(String message) implements Outcome {}
}
