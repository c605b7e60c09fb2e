package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Warning;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.axon.AppendResources;
import dev.daybook.ledger.platform.slice.Decision;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a decision: its events are handed to the transaction, or it is said why not.
 *
 * @param version of the thing that was decided on, 0 while there is none
 */
record Append(
    CommandMessage message,
    Circumstances circumstances,
    long version,
    EventWriting writing,
    EventStoreTransaction transaction,
    ProcessingContext context) {

  /**
   * @param answer what the caller is shown after the events
   */
  Outcome of(Decision decision, Function<List<Event>, @Nullable Object> answer) {
    return switch (decision) {
      case Decision.Refused(var reasons) -> refused(reasons);
      case Decision.Accepted accepted when isStale() -> new Outcome.Stale(version);
      case Decision.Accepted(var events, var warnings) ->
          accepted(events, warned(answer.apply(events), warnings));
    };
  }

  private static @Nullable Object warned(@Nullable Object answer, List<Warning> warnings) {
    return warnings.isEmpty() ? answer : new Warned(answer, warnings);
  }

  private Outcome accepted(List<Event> events, @Nullable Object answer) {
    if (!circumstances.dryRun() && !events.isEmpty()) {
      promiseOnce(answer);
      events.forEach(event -> transaction.appendEvent(writing.message(event, message)));
    }
    return new Outcome.Done(answer, version, null);
  }

  /** Whoever holds an old version is told so before being told why the new one refuses. */
  private Outcome refused(List<Rejection> reasons) {
    return isStale() ? new Outcome.Stale(version) : new Outcome.Refused(reasons);
  }

  private boolean isStale() {
    return version != 0 && !circumstances.acceptsVersion().test(version);
  }

  private void promiseOnce(@Nullable Object answer) {
    var repeatable = circumstances.repeatable();
    if (repeatable != null) {
      context.putResource(
          AppendResources.ONCE,
          new Once(
              repeatable.caller(),
              repeatable.key(),
              repeatable.fingerprint(),
              repeatable.kept().of(answer, null)));
    }
  }
}
