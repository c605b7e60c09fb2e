package dev.daybook.projections;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells faults that pass by themselves from those that stay until somebody does something. */
final class Faults {

  /**
   * Classes of SQLSTATE that say nothing about the statement: connection, rollback by the system,
   * resources, object in use, operator's intervention, the system itself.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  private Faults() {}

  static boolean stay(Throwable fault) {
    return !pass(fault);
  }

  static boolean pass(Throwable fault) {
    return switch (fault) {
      case ClaimOver over -> true;
      case R2dbcTransientException transient_ -> true;
      case R2dbcTimeoutException late -> true;
      case R2dbcNonTransientResourceException gone -> true;
      case R2dbcException refused -> {
        var state = refused.getSqlState();
        yield state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
      }
      case TimeoutException late -> true;
      case IOException gone -> true;
      default -> false;
    };
  }

  static String sentence(Throwable fault) {
    var message = fault.getMessage();
    return message == null ? fault.getClass().getName() : message;
  }
}
