package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.FluxUtils;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The store as seen through the engine and back, so that the races of the one judge the other. */
final class AxonEventStore implements EventStore {

  private final EventStore store;
  private final PostgresEventStorageEngine engine;

  AxonEventStore(EventStore store) {
    this.store = store;
    this.engine = new PostgresEventStorageEngine(store, new AsTheyAre(), "nobody's");
  }

  @Override
  public Mono<Verdict> append(AppendRequest request) {
    ProcessingContext context = context(request.tenant());
    if (request.once() != null) {
      context.putResource(AppendResources.ONCE, request.once());
    }
    List<TaggedEventMessage<?>> events = new ArrayList<>();
    request.events().forEach(event -> events.add(tagged(event)));
    return Mono.fromFuture(
            () ->
                engine
                    .appendEvents(condition(request), context, events)
                    .thenCompose(transaction -> transaction.commit(context))
                    .thenApply(committed -> context))
        .onErrorReturn(AppendEventsTransactionRejectedException.class, context)
        .onErrorReturn(KeyReusedException.class, context)
        .map(ended -> Objects.requireNonNull(ended.getResource(AppendResources.VERDICT)));
  }

  @Override
  public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
    SourcingCondition condition =
        SourcingCondition.conditionFor(
            new GlobalIndexConsistencyMarker(after).position(), criteria(boundary));
    return Mono.fromFuture(
            () ->
                engine
                    .source(condition, context(tenant))
                    .reduce(
                        List.<Entry<EventMessage>>of(),
                        (soFar, entry) -> {
                          List<Entry<EventMessage>> more = new ArrayList<>(soFar);
                          more.add(entry);
                          return more;
                        }))
        .map(
            entries ->
                new Sourced(
                    entries.subList(0, entries.size() - 1).stream()
                        .map(AxonEventStore::stored)
                        .toList(),
                    GlobalIndexConsistencyMarker.position(
                        Objects.requireNonNull(
                            entries.getLast().getResource(ConsistencyMarker.RESOURCE_KEY)))));
  }

  @Override
  public Flux<StoredEvent> follow(Selection selection) {
    StreamingCondition condition =
        StreamingCondition.conditionFor(
            new GlobalSequenceTrackingToken(selection.after()), criteria(selection.boundary()));
    String tenant = Objects.requireNonNull(selection.tenant());
    return Flux.defer(() -> FluxUtils.of(engine.stream(condition, context(tenant))))
        .map(AxonEventStore::stored);
  }

  @Override
  public Flux<StoredEvent> read(Selection selection) {
    return store.read(selection);
  }

  @Override
  public Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint) {
    return store.recall(tenant, caller, key, fingerprint);
  }

  @Override
  public Mono<Long> head() {
    return Mono.fromFuture(() -> engine.latestToken(null))
        .map(token -> token.position().orElseThrow());
  }

  @Override
  public Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
    return store.reserve(tenant, boundary, longest);
  }

  @Override
  public Mono<Instant> timeOf(long position) {
    return store.timeOf(position);
  }

  @Override
  public Mono<Long> positionAt(Instant time) {
    return store.positionAt(time);
  }

  private static ProcessingContext context(String tenant) {
    ProcessingContext context = Contexts.context();
    context.putResource(AppendResources.TENANT, tenant);
    return context;
  }

  private static AppendCondition condition(AppendRequest request) {
    dev.daybook.eventstore.@Nullable AppendCondition condition = request.condition();
    return condition == null
        ? AppendCondition.none()
        : AppendCondition.withCriteria(criteria(condition.boundary()))
            .withMarker(new GlobalIndexConsistencyMarker(condition.after()));
  }

  private static EventCriteria criteria(Boundary boundary) {
    return boundary.criteria().isEmpty()
        ? EventCriteria.havingAnyTag()
        : EventCriteria.either(boundary.criteria().stream().map(AxonEventStore::criteria).toList());
  }

  private static EventCriteria criteria(Criterion criterion) {
    var tagged = EventCriteria.havingTags(tags(criterion.tags()));
    return criterion.types().isEmpty()
        ? tagged
        : tagged.andBeingOneOfTypes(
            criterion.types().stream().map(QualifiedName::new).collect(Collectors.toSet()));
  }

  private static Set<Tag> tags(Set<String> tags) {
    return tags.stream()
        .map(tag -> Tag.of(tag.split(":", 2)[0], tag.split(":", 2)[1]))
        .collect(Collectors.toSet());
  }

  private static TaggedEventMessage<?> tagged(NewEvent event) {
    return new GenericTaggedEventMessage<>(
        new GenericEventMessage(
            event.id().toString(), new MessageType(event.type()), event, Map.of(), Instant.EPOCH),
        tags(event.tags()));
  }

  private static StoredEvent stored(Entry<EventMessage> entry) {
    return (StoredEvent) Objects.requireNonNull(entry.message().payload());
  }

  /** Messages that carry what is stored, so that nothing is lost on the way. */
  private static final class AsTheyAre implements EventMapping {

    @Override
    public NewEvent toStored(TaggedEventMessage<?> tagged) {
      NewEvent event = (NewEvent) Objects.requireNonNull(tagged.event().payload());
      return new NewEvent(
          event.id(),
          event.type(),
          event.revision(),
          StoredTag.of(tagged.tags()),
          event.effectiveOn(),
          event.payload(),
          event.metadata());
    }

    @Override
    public EventMessage toMessage(StoredEvent event) {
      return new GenericEventMessage(
          event.id().toString(),
          new MessageType(event.type()),
          event,
          Map.of(),
          event.recordedAt());
    }
  }
}
