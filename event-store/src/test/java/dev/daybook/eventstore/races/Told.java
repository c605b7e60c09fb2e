package dev.daybook.eventstore.races;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Verdict;

/**
 * What one caller was told in the end.
 *
 * @param asked when it first asked, in nanoseconds
 * @param told when it got the verdict
 */
record Told(AppendRequest request, Verdict verdict, long asked, long told) {

  boolean accepted() {
    return switch (verdict) {
      case Verdict.Appended appended -> true;
      case Verdict.Repeated repeated -> true;
      case Verdict.Conflict conflict -> false;
      case Verdict.KeyReused reused -> false;
    };
  }

  /** Of two that were told the same: the events were written between these two moments. */
  static Told earliest(Told one, Told other) {
    return new Told(
        one.request, one.verdict, Math.min(one.asked, other.asked), Math.min(one.told, other.told));
  }

  long first() {
    return switch (verdict) {
      case Verdict.Appended appended -> appended.first();
      case Verdict.Repeated repeated -> repeated.first();
      case Verdict.Conflict conflict -> throw new AssertionError(conflict);
      case Verdict.KeyReused reused -> throw new AssertionError(reused);
    };
  }

  long last() {
    return switch (verdict) {
      case Verdict.Appended appended -> appended.last();
      case Verdict.Repeated repeated -> repeated.last();
      case Verdict.Conflict conflict -> throw new AssertionError(conflict);
      case Verdict.KeyReused reused -> throw new AssertionError(reused);
    };
  }
}
