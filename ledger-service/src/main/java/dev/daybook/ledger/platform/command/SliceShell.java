package dev.daybook.ledger.platform.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Kind;
import dev.daybook.eventstore.axon.AppendResources;
import dev.daybook.ledger.platform.command.Dispatched.Handled;
import dev.daybook.ledger.platform.command.LongReadings.Reading;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/** The shell around a slice: sources its boundary, lets it decide, and appends what it decided. */
final class SliceShell<A extends Command> extends ContainedHandler {

  private final Slice<A> slice;
  private final EventStore log;
  private final EventWriting writing;
  private final LongReadings longReadings = new LongReadings();

  SliceShell(Slice<A> slice, EventStore log, EventWriting writing) {
    super(slice.name());
    this.slice = slice;
    this.log = log;
    this.writing = writing;
  }

  @Override
  CompletableFuture<Handled> handled(CommandMessage message, ProcessingContext context) {
    @SuppressWarnings("unchecked") // subscribed under the name of this slice alone
    var dispatched = (Dispatched<A>) Objects.requireNonNull(message.payload());
    dispatched.equip(context);
    var transaction = log.transaction(context);
    return read(dispatched, transaction)
        .thenApply(known -> conclude(message, dispatched, known, context, transaction))
        .thenApply(
            outcome -> new Handled(outcome, () -> context.getResource(AppendResources.VERDICT)));
  }

  private CompletableFuture<Known> read(
      Dispatched<A> dispatched, EventStoreTransaction transaction) {
    var reads = slice.boundary(dispatched.asked());
    return reads.all() == null
        ? read(reads, Known.NOTHING, transaction)
        : readOn(reads, reads.all(), dispatched.circumstances().tenant(), transaction);
  }

  /** Folds while it reads, because what happened to all things of a kind may be more than fits. */
  private CompletableFuture<Known> readOn(
      Reads reads, Kind<?, ?, ?> all, String tenant, EventStoreTransaction transaction) {
    var known = longReadings.find(tenant, reads.boundary());
    var before = known == null ? Reading.OF_NOTHING : known;
    return source(
            reads, before.last(), transaction, new ReadingOn(before, reads, all), ReadingOn::with)
        .thenApply(ReadingOn::reading)
        .thenApply(
            after -> {
              longReadings.keep(tenant, reads.boundary(), after);
              return after.known();
            });
  }

  private CompletableFuture<Known> read(
      Reads reads, Known known, EventStoreTransaction transaction) {
    return reads.isNothing()
        ? completedFuture(known)
        : SliceShell.<Map<Long, Event>>source(
                reads, 0, transaction, new HashMap<>(), SliceShell::with)
            .thenApply(events -> known.with(reads, events))
            .thenCompose(more -> read(reads.beyond(more), more, transaction));
  }

  private static Map<Long, Event> with(Map<Long, Event> events, long position, Event event) {
    events.put(position, event);
    return events;
  }

  /** Takes one more event into what was made of those before it. */
  @FunctionalInterface
  private interface Taking<R> {
    R with(R soFar, long position, Event event);
  }

  private static <R> CompletableFuture<R> source(
      Reads reads, long after, EventStoreTransaction transaction, R nothing, Taking<R> taking) {
    var start = new GlobalIndexConsistencyMarker(after).position();
    return transaction
        .source(SourcingCondition.conditionFor(start, Criteria.of(reads.boundary())))
        .reduce(nothing, (soFar, entry) -> taking.with(soFar, position(entry), event(entry)));
  }

  private static Event event(MessageStream.Entry<? extends EventMessage> entry) {
    return (Event) Objects.requireNonNull(entry.message().payload());
  }

  private static long position(MessageStream.Entry<? extends EventMessage> entry) {
    return TrackingToken.fromContext(entry).orElseThrow().position().orElseThrow();
  }

  private Outcome conclude(
      CommandMessage message,
      Dispatched<A> dispatched,
      Known known,
      ProcessingContext context,
      EventStoreTransaction transaction) {
    var asked = dispatched.asked();
    var subject = slice.subject(asked);
    return new Append(
            message,
            dispatched.circumstances(),
            subject.version(known),
            writing,
            transaction,
            context)
        .of(slice.decide(asked, known), events -> subject.after(known, events));
  }
}
