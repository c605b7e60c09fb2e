package dev.daybook.projections;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells faults that pass by themselves from those that stay until somebody does something. */
final class PostingFaults {

  /**
   * Classes of SQLSTATE that say nothing about the statement: connection, rollback by the system,
   * resources, object in use, operator's intervention, the system itself.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  /** The database ended a transaction that waited for its client for too long. */
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private PostingFaults() {}

  static boolean stay(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (passes(cause)) {
        return false;
      }
    }
    return true;
  }

  private static boolean passes(Throwable fault) {
    return fault instanceof ClaimOver
        || fault instanceof R2dbcTransientException
        || fault instanceof R2dbcNonTransientResourceException
        || fault instanceof IOException
        || fault instanceof TimeoutException
        || fault instanceof R2dbcException refused && passes(refused.getSqlState());
  }

  private static boolean passes(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (PASSING.contains(state.substring(0, 2)) || state.equals(IDLE_IN_TRANSACTION));
  }

  static String sentence(Throwable fault) {
    var message = fault.getMessage();
    return message == null ? fault.getClass().getName() : message;
  }
}
