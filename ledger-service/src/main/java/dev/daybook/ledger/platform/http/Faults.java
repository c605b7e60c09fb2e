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
    malformed.add(new Detail(field, message, "malformed"));
  }

  /** The body can't be read: makes the answer a 400 with its own code. */
  void malformedBody(String message, List<Detail> details) {
    malformedBody = message;
    malformed.addAll(details);
  }

  /** A part that was read and is not acceptable: makes the answer a 422, if nothing is worse. */
  void unacceptable(String field, String code, String message) {
    unacceptable.add(new Detail(field, message, code));
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
      return Problem.of(ErrorCodes.MALFORMED_REQUEST, words(all)).details(all);
    }
    return all.isEmpty() ? null : Problem.of(ErrorCodes.VALIDATION_ERROR, words(all)).details(all);
  }

  private static String words(List<Detail> all) {
    var first = all.getFirst();
    var name = first.field() == null ? "The body" : first.field();
    var others = all.size() == 1 ? "." : ", and %d more.".formatted(all.size() - 1);
    return name + " " + first.message() + others;
  }
}
