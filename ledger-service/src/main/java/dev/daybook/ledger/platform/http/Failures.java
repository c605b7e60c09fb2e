package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.SumTooLarge;
import dev.daybook.eventstore.DiskFull;
import dev.daybook.eventstore.Outage;
import dev.daybook.eventstore.StoreClosed;
import dev.daybook.eventstore.StoreOverloaded;
import dev.daybook.eventstore.StoreUnavailable;
import io.netty.handler.timeout.ReadTimeoutException;
import io.r2dbc.spi.R2dbcException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

/** The one place where an exception becomes an error that a caller may see. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final int ROOM_AFTER_SECONDS = 30;
  private static final int MAX_CAUSES = 8;

  /**
   * What to tell the caller. What nobody expected is logged here, once, and told to nobody. What
   * was decided on is an answer and no failure: callers must not be able to fill the log.
   */
  static Problem problem(Throwable failure, String requestId, Object operation) {
    var cause = failure;
    for (var i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      var expected = expected(cause);
      if (expected != null) {
        if (expected.status() >= 500 && !isToldElsewhere(cause)) {
          LOG.atWarn()
              .addKeyValue(RequestIds.KEY, requestId)
              .addKeyValue("operation", operation)
              .log("{}: {}", expected.code(), cause.toString());
        }
        return expected;
      }
    }
    LOG.atError()
        .setCause(failure)
        .addKeyValue(RequestIds.KEY, requestId)
        .addKeyValue("operation", operation)
        .log("An operation failed");
    return Problem.of(
        ErrorCodes.INTERNAL_ERROR, "Something is wrong in the service; it has been logged.");
  }

  /** Of a full disk the log tells once a minute, and not once for each who notices. */
  private static boolean isToldElsewhere(Throwable cause) {
    return cause instanceof Problem.Raised || Outage.isDiskFull(cause);
  }

  private static @Nullable Problem expected(Throwable cause) {
    return switch (cause) {
      case Problem.Raised raised -> raised.problem();
      case ReadTimeoutException e ->
          Problem.of(ErrorCodes.REQUEST_TIMEOUT, "The body did not come in time.")
              .header("Connection", "close");
      case TimeoutException e -> unavailable("The answer did not come in time.");
      case StoreOverloaded e ->
          Problem.of(ErrorCodes.OVERLOADED, "More is waiting to be written than can be held.")
              .retryAfterSeconds(RETRY_AFTER_SECONDS);
      case DiskFull e -> diskFull();
      case R2dbcException e when Outage.isDiskFull(e) -> diskFull();
      case StoreUnavailable e -> unavailable("The database can't be reached.");
      case StoreClosed e -> unavailable("The service is stopping.");
      case R2dbcException e when Outage.is(e) -> unavailable("The database can't be reached.");
      case SumTooLarge e -> sumTooLarge();
      case MethodNotAllowedException e -> notAllowed(e);
      case ResponseStatusException e -> byStatus(e.getStatusCode());
      default -> null;
    };
  }

  private static Problem unavailable(String message) {
    return Problem.of(ErrorCodes.UNAVAILABLE, message).retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private static Problem diskFull() {
    return Problem.of(
            ErrorCodes.DISK_FULL, "The disk of the database is full; nothing was written.")
        .retryAfterSeconds(ROOM_AFTER_SECONDS);
  }

  private static Problem sumTooLarge() {
    return Problem.of(
        ErrorCodes.SUM_TOO_LARGE,
        "The amounts come to more than %d minor units of their currency. Correct or void those that"
                .formatted(Long.MAX_VALUE)
            + " are too large; the lists still show them.");
  }

  private static Problem notAllowed(MethodNotAllowedException e) {
    var allowed = e.getSupportedMethods().stream().map(Object::toString).sorted().toList();
    return Problem.of(ErrorCodes.METHOD_NOT_ALLOWED, "Allowed here: " + allowed)
        .header("Allow", String.join(", ", allowed));
  }

  /** What the framework refuses before an operation is found. */
  private static @Nullable Problem byStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 ->
          Problem.of(
              ErrorCodes.NOT_FOUND, "There is nothing at this path; /docs shows what there is.");
      case 406 ->
          Problem.of(ErrorCodes.NOT_ACCEPTABLE, "Not offered in a form that was asked for.");
      case 413 -> Problem.of(ErrorCodes.BODY_TOO_LARGE, "The body is too large.");
      case 415 -> Problem.of(ErrorCodes.UNSUPPORTED_MEDIA_TYPE, "The body is of no known type.");
      default ->
          status.is4xxClientError()
              ? Problem.of(ErrorCodes.MALFORMED_REQUEST, "The request can't be read.")
              : null;
    };
  }

  private Failures() {}
}
