package dev.daybook.eventstore;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** Tells a database that is gone for a while from a request that is wrong. */
public final class Outage {

  private static final String DISK_FULL = "53100";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private Outage() {}

  /** True if the same request may succeed on another connection, a little later. */
  public static boolean is(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcNonTransientResourceException
          || cause instanceof R2dbcTransientException
          || cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof R2dbcException refused && endsTheSession(refused.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /**
   * True if the disk of the database is full, which is known at once and passes nobody knows when.
   */
  public static boolean isDiskFull(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException refused && DISK_FULL.equals(refused.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** True if PostgreSQL itself said no: the only proof that nothing was written. */
  static boolean isRefusal(Throwable fault) {
    return fault instanceof R2dbcException && (!is(fault) || isDiskFull(fault));
  }

  /** Connection exceptions, rollbacks by the server, too many connections, shutting down. */
  private static boolean endsTheSession(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57P"));
  }

  /**
   * A retry of so many attempts, whose pauses grow and differ, so that never all nodes try at the
   * same moment.
   */
  static RetryBackoffSpec retries(long attempts, Scheduler scheduler) {
    return Retry.backoff(attempts, FIRST_PAUSE)
        .maxBackoff(LONGEST_PAUSE)
        .transientErrors(true)
        .filter(Outage::is)
        .scheduler(scheduler)
        .onRetryExhaustedThrow((spec, last) -> last.failure());
  }
}
