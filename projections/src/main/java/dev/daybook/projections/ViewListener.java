package dev.daybook.projections;

import java.time.Duration;

/** Is told what the runner does, to count and measure it. Must not block. */
public interface ViewListener {

  ViewListener NONE = new ViewListener() {};

  /** A batch is committed. */
  default void posted(String view, Batch batch) {}

  /** The view stopped at an event that it can't apply. */
  default void failed(String view, long position) {}

  /** Posting waits, because the disk of the database is full; told again and again meanwhile. */
  default void diskFull() {}

  /** Newly filled tables took the place of the old ones. */
  default void rebuilt(String view) {}

  /**
   * @param rebuilding whether it went to the tables beside the serving ones
   * @param events how many events were folded
   * @param position how far the view is now
   * @param took from the begin of the transaction to its end
   */
  record Batch(boolean rebuilding, int events, long position, Duration took) {}
}
