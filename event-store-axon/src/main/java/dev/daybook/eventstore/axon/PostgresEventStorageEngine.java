package dev.daybook.eventstore.axon;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.BoundaryTooLarge;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Axon's engine on this store. A marker is the head of the log when a boundary was read, or the
 * position of an append's last event; a token is the position of the last event that was seen.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

  private final EventStore store;
  private final EventMapping mapping;
  private final String defaultTenant;
  private final Scheduler callbacks;

  /** An engine that completes its futures on virtual threads. */
  public PostgresEventStorageEngine(EventStore store, EventMapping mapping, String defaultTenant) {
    this(store, mapping, defaultTenant, Futures.virtualThreads());
  }

  /**
   * @param defaultTenant whose events are meant where the context does not say
   * @param callbacks runs what waits for this engine. It may be blocked there, since Axon joins
   *     futures in continuations, so it must neither be the driver's nor run out of threads
   */
  public PostgresEventStorageEngine(
      EventStore store, EventMapping mapping, String defaultTenant, Scheduler callbacks) {
    this.store = store;
    this.mapping = mapping;
    this.defaultTenant = defaultTenant;
    this.callbacks = callbacks;
  }

  @Override
  public CompletableFuture<AppendTransaction<?>> appendEvents(
      AppendCondition condition,
      @Nullable ProcessingContext context,
      List<TaggedEventMessage<?>> events) {
    if (events.isEmpty()) {
      return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
    }
    try {
      List<NewEvent> stored = events.stream().map(mapping::toStored).toList();
      return CompletableFuture.completedFuture(
          new PostgresAppendTransaction(store, callbacks, tenant(context), stored, condition));
    } catch (Throwable fault) {
      return CompletableFuture.failedFuture(Futures.contained(fault));
    }
  }

  @Override
  public MessageStream<EventMessage> source(
      SourcingCondition condition, @Nullable ProcessingContext context) {
    long after = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
    Flux<Entry<EventMessage>> entries =
        Flux.defer(
            () -> {
              Boundary boundary = CriteriaBoundary.of(condition.criteria());
              return sourced(Selection.of(tenant(context), boundary).after(after));
            });
    return new EntryStream(entries, callbacks);
  }

  /**
   * Sources a boundary in one round trip, as most are small; one that is too large to be held comes
   * page by page.
   */
  private Flux<Entry<EventMessage>> sourced(Selection from) {
    String tenant = requireNonNull(from.tenant());
    return store
        .source(tenant, from.boundary(), from.after())
        .publishOn(callbacks)
        .flatMapIterable(this::entries)
        .onErrorResume(BoundaryTooLarge.class, tooLarge -> inPages(from));
  }

  /**
   * Sources a boundary page by page. Once the head is known, no event comes before it any more, so
   * all pages are of one moment.
   */
  private Flux<Entry<EventMessage>> inPages(Selection from) {
    return store
        .head()
        .flatMapMany(
            head ->
                store
                    .read(from.until(head))
                    .publishOn(callbacks, EntryStream.BUFFERED_ENTRIES)
                    .map(this::entry)
                    .concatWithValues(terminal(head)));
  }

  @Override
  public MessageStream<EventMessage> stream(
      StreamingCondition condition, @Nullable ProcessingContext context) {
    Selection selection = Selection.of(tenant(context), CriteriaBoundary.of(condition.criteria()));
    Flux<StoredEvent> events =
        start(condition.position()).flatMapMany(after -> store.follow(selection.after(after)));
    return new EntryStream(
        events.publishOn(callbacks, EntryStream.BUFFERED_ENTRIES).map(this::entry), callbacks);
  }

  @Override
  public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
    return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
  }

  @Override
  public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
    return Futures.of(store.head().map(GlobalSequenceTrackingToken::new), callbacks);
  }

  @Override
  public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
    // The log's times have microseconds; an event of exactly that time must still come.
    Instant before = at.minusNanos(1).truncatedTo(ChronoUnit.MICROS);
    return Futures.of(store.positionAt(before).map(GlobalSequenceTrackingToken::new), callbacks);
  }

  @Override
  public void describeTo(ComponentDescriptor descriptor) {
    descriptor.describeProperty("store", store);
    descriptor.describeProperty("mapping", mapping);
    descriptor.describeProperty("defaultTenant", defaultTenant);
  }

  private String tenant(@Nullable ProcessingContext context) {
    return requireNonNullElse(AppendResources.find(context, AppendResources.TENANT), defaultTenant);
  }

  private Mono<Long> start(@Nullable TrackingToken token) {
    long position = token == null ? 0 : token.position().orElse(0);
    return position == Long.MAX_VALUE ? store.head() : Mono.just(Math.max(0, position));
  }

  private List<Entry<EventMessage>> entries(Sourced sourced) {
    return Stream.concat(
            sourced.events().stream().map(this::entry), Stream.of(terminal(sourced.head())))
        .toList();
  }

  private Entry<EventMessage> entry(StoredEvent event) {
    return new SimpleEntry<>(
        message(event),
        TrackingToken.addToContext(
            Context.empty(), new GlobalSequenceTrackingToken(event.position())));
  }

  /** Reactor hangs on an error that it takes for the JVM's end, such as a class that is missing. */
  private EventMessage message(StoredEvent event) {
    try {
      return mapping.toMessage(event);
    } catch (Error fault) {
      throw new EventStoreException("Position " + event.position() + ": " + fault, fault);
    }
  }

  private static Entry<EventMessage> terminal(long head) {
    return new SimpleEntry<>(
        TerminalEventMessage.INSTANCE,
        ConsistencyMarker.addToContext(Context.empty(), new GlobalIndexConsistencyMarker(head)));
  }
}
