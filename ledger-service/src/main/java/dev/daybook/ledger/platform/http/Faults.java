package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with one request, collected to be reported at once. */
final class Faults {

  private final List<Detail> malformed = new ArrayList<>();
  private final List<Detail> unacceptable = new ArrayList<>();
  private @Nullable String malformedBody;

  /** A part that can't be read: makes the answer a 400. */
  void malformed(String field, String message) {
    malformed.add(FaultCode.MALFORMED.at(field, message));
  }

  /** The body can't be read: makes the answer a 400 with its own code. */
  void malformedBody(String message, List<Detail> details) {
    malformedBody = message;
    malformed.addAll(details);
  }

  /** A part that was read and is not acceptable: makes the answer a 422, if nothing is worse. */
  void unacceptable(String field, FaultCode code, String message) {
    unacceptable.add(code.at(field, message));
  }

  /** Where a body's faults go. */
  List<Detail> unacceptable() {
    return unacceptable;
  }

  /** The error that says all of it, or null when nothing is wrong. */
  @Nullable Problem problem() {
    var all = new ArrayList<>(malformed);
    all.addAll(unacceptable);
    if (malformedBody != null) {
      return Problem.of(ErrorCodes.MALFORMED_JSON, malformedBody).details(all);
    }
    if (!malformed.isEmpty()) {
      return Problem.of(ErrorCodes.MALFORMED_REQUEST, Problem.words(all)).details(all);
    }
    return all.isEmpty() ? null : Problem.unacceptable(all);
  }
}
