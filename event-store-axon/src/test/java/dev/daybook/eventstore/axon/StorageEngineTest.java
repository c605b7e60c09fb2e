package dev.daybook.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Axon's suite does not ask, and Axon 5.0.1 suffers from when it is otherwise. */
class StorageEngineTest {

  private static final EventCriteria PERIOD_1 = EventCriteria.havingTags("period", "1");

  private final TestStore open = TestStore.on(TestPostgres.database());
  private final EventMapping mapping = new JsonEventMapping(new JsonMapper());
  private final PostgresEventStorageEngine engine =
      new PostgresEventStorageEngine(open.store(), mapping, "demo");

  @AfterEach
  void close() {
    open.close();
  }

  private record Fact(int number) {}

  private static TaggedEventMessage<?> event(int number) {
    EventMessage message =
        new GenericEventMessage(
            UUID.randomUUID().toString(),
            new MessageType("test.fact"),
            new Fact(number),
            Map.of(),
            Instant.EPOCH);
    return new GenericTaggedEventMessage<>(message, Set.of(Tag.of("period", "1")));
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @SuppressWarnings("unchecked")
  private AppendTransaction<Object> prepared(
      AppendCondition condition, @Nullable ProcessingContext context, int... numbers) {
    List<TaggedEventMessage<?>> events = new ArrayList<>();
    for (int number : numbers) {
      events.add(event(number));
    }
    return (AppendTransaction<Object>) done(engine.appendEvents(condition, context, events));
  }

  private ConsistencyMarker appended(@Nullable ProcessingContext context, int... numbers) {
    AppendTransaction<Object> transaction = prepared(AppendCondition.none(), context, numbers);
    return done(transaction.afterCommit(done(transaction.commit(context)), context));
  }

  private static ProcessingContext tenant(String tenant) {
    ProcessingContext context = Contexts.context();
    context.putResource(AppendResources.TENANT, tenant);
    return context;
  }

  private List<Entry<EventMessage>> sourced(@Nullable ProcessingContext context) {
    return sourced(engine, context);
  }

  private static List<Entry<EventMessage>> sourced(
      PostgresEventStorageEngine engine, @Nullable ProcessingContext context) {
    return done(
        engine
            .source(SourcingCondition.conditionFor(PERIOD_1), context)
            .reduce(
                new ArrayList<>(),
                (entries, entry) -> {
                  entries.add(entry);
                  return entries;
                }));
  }

  private static long marker(List<Entry<EventMessage>> entries) {
    assertThat(entries.getLast().message()).isSameAs(TerminalEventMessage.INSTANCE);
    return GlobalIndexConsistencyMarker.position(
        Objects.requireNonNull(entries.getLast().getResource(ConsistencyMarker.RESOURCE_KEY)));
  }

  @Test
  void anEmptyBoundaryIsMarkedWithTheHead() {
    assertThat(marker(sourced(null))).isZero();
    appended(tenant("another"), 1, 2);
    List<Entry<EventMessage>> entries = sourced(null);
    assertThat(entries).hasSize(1);
    assertThat(marker(entries)).isEqualTo(2);
  }

  @Test
  void aBoundaryMayBeLargerThanWhatIsHeldAtOnce() {
    try (TestStore small =
        TestStore.on(
            TestPostgres.database().service(),
            settings -> settings.boundaryEvents(50).pageEvents(20))) {
      var engine = new PostgresEventStorageEngine(small.store(), mapping, "demo");
      for (int number = 0; number < 1_200; number += 400) {
        List<TaggedEventMessage<?>> events = new ArrayList<>();
        IntStream.range(number, number + 400).forEach(each -> events.add(event(each)));
        var append = done(engine.appendEvents(AppendCondition.none(), null, events));
        done(append.commit(null));
      }
      done(
          done(engine.appendEvents(AppendCondition.none(), tenant("another"), List.of(event(0))))
              .commit(tenant("another")));

      List<Entry<EventMessage>> entries = sourced(engine, null);
      assertThat(entries.stream().flatMap(entry -> position(entry).stream()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_200).boxed().toList());
      assertThat(marker(entries)).isEqualTo(1_201);
    }
  }

  private static Optional<Long> position(Entry<EventMessage> entry) {
    return TrackingToken.fromContext(entry).map(token -> token.position().orElseThrow());
  }

  @Test
  void markersAreThePositionsOfTheLastEvents() {
    assertThat(appended(null, 1)).isEqualTo(new GlobalIndexConsistencyMarker(1));
    assertThat(appended(null, 2, 3, 4)).isEqualTo(new GlobalIndexConsistencyMarker(4));
    assertThat(appended(null, 5)).isEqualTo(new GlobalIndexConsistencyMarker(5));
    assertThat(marker(sourced(null))).isEqualTo(5);
    assertThat(done(engine.latestToken(null))).isEqualTo(new GlobalSequenceTrackingToken(5));
  }

  @Test
  void nothingHappensBeforeTheCommit() {
    AppendTransaction<?> first = prepared(AppendCondition.withCriteria(PERIOD_1), null, 1);
    AppendTransaction<?> second = prepared(AppendCondition.withCriteria(PERIOD_1), null, 2);
    assertThat(Await.one(open.store().head())).isZero();
    done(second.commit(null));
    assertThatThrownBy(() -> done(first.commit(null)))
        .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
  }

  @Test
  void whatWasRolledBackOrCommittedIsNotCommittedAgain() {
    AppendTransaction<?> transaction = prepared(AppendCondition.none(), null, 1);
    transaction.rollback(null);
    assertThatThrownBy(() -> done(transaction.commit(null)))
        .hasCauseInstanceOf(IllegalStateException.class);
    AppendTransaction<?> other = prepared(AppendCondition.none(), null, 1);
    done(other.commit(null));
    assertThatThrownBy(() -> done(other.commit(null)))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(marker(sourced(null))).isEqualTo(1);
  }

  @Test
  void noEventsAreNoAppend() {
    AppendTransaction<Object> nothing = prepared(AppendCondition.none(), null);
    Object result = done(nothing.commit(null));
    assertThat(done(nothing.afterCommit(result, null))).isSameAs(ConsistencyMarker.ORIGIN);
  }

  @Test
  void aTenantSeesItsOwnEvents() {
    appended(tenant("north"), 1);
    appended(tenant("south"), 2, 3);
    assertThat(sourced(tenant("north"))).hasSize(2);
    assertThat(sourced(tenant("south"))).hasSize(3);
    assertThat(sourced(null)).hasSize(1);
  }

  @Test
  void theSameKeyGetsTheFirstOutcome() {
    ProcessingContext first = once("same");
    ProcessingContext again = once("same");
    ConsistencyMarker marker = appended(first, 1);
    assertThat(appended(again, 2)).isEqualTo(marker);
    assertThat(first.getResource(AppendResources.VERDICT)).isInstanceOf(Verdict.Appended.class);
    assertThat(again.getResource(AppendResources.VERDICT))
        .isInstanceOfSatisfying(
            Verdict.Repeated.class,
            repeated -> assertThat(repeated.answer()).isEqualTo("{\"done\":true}"));
    ProcessingContext different = once("different");
    assertThatThrownBy(() -> appended(different, 3)).hasCauseInstanceOf(KeyReusedException.class);
    assertThat(different.getResource(AppendResources.VERDICT))
        .isInstanceOf(Verdict.KeyReused.class);
  }

  private static ProcessingContext once(String fingerprint) {
    ProcessingContext context = tenant("demo");
    context.putResource(
        AppendResources.ONCE, new Once("ann", "key", fingerprint, "{\"done\":true}"));
    return context;
  }

  @Test
  void aConflictIsAlsoAVerdict() {
    appended(null, 1);
    ProcessingContext context = Contexts.context();
    AppendTransaction<?> late = prepared(AppendCondition.withCriteria(PERIOD_1), context, 2);
    assertThatThrownBy(() -> done(late.commit(context)))
        .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
    assertThat(context.getResource(AppendResources.VERDICT)).isEqualTo(new Verdict.Conflict(1));
  }

  @Test
  void anEventOfExactlyThatTimeIsTracked() {
    appended(null, 1);
    appended(null, 2);
    List<StoredEvent> log =
        Await.all(open.store().read(Selection.of("demo", CriteriaBoundary.of(PERIOD_1))));
    assertThat(done(engine.tokenAt(log.get(1).recordedAt(), null)))
        .isEqualTo(new GlobalSequenceTrackingToken(1));
    assertThat(done(engine.tokenAt(log.get(1).recordedAt().plusNanos(1), null)))
        .isEqualTo(new GlobalSequenceTrackingToken(2));
    assertThat(done(engine.tokenAt(Instant.EPOCH, null)))
        .isEqualTo(new GlobalSequenceTrackingToken(0));
  }

  @Test
  void whoeverJoinsInAContinuationWaitsForNobody() {
    List<CompletableFuture<Long>> chains = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      AppendTransaction<?> transaction = prepared(AppendCondition.none(), null, i);
      chains.add(
          transaction
              .commit(null)
              .thenApply(committed -> engine.latestToken(null).join())
              .thenApply(token -> marker(sourced(null))));
    }
    chains.forEach(chain -> assertThat(done(chain)).isBetween(1L, 50L));
  }

  @Test
  void noContinuationRunsOnAThreadOfTheDriverOrTheStore() {
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Thread> ended =
          prepared(AppendCondition.none(), null, i)
              .commit(null)
              .thenApply(committed -> Thread.currentThread());
      assertThat(done(ended)).matches(thread -> thread.isVirtual() || isMine(thread));
      CompletableFuture<Thread> asked =
          engine.latestToken(null).thenApply(token -> Thread.currentThread());
      assertThat(done(asked)).matches(thread -> thread.isVirtual() || isMine(thread));
    }
  }

  private static boolean isMine(Thread thread) {
    return thread == Thread.currentThread();
  }

  @Test
  void anErrorOfTheMappingIsContained() {
    appended(null, 1);
    PostgresEventStorageEngine broken =
        new PostgresEventStorageEngine(open.store(), new Broken(), "demo");
    assertThatThrownBy(
            () -> done(broken.appendEvents(AppendCondition.none(), null, List.of(event(2)))))
        .cause()
        .isInstanceOf(Exception.class)
        .hasMessageContaining("a missing class");
    MessageStream<EventMessage> source =
        broken.source(SourcingCondition.conditionFor(PERIOD_1), null);
    assertThatThrownBy(() -> done(source.reduce(0, (count, entry) -> count + 1)))
        .cause()
        .isInstanceOf(Exception.class)
        .hasMessageContaining("a missing class");
    MessageStream<EventMessage> live =
        broken.stream(StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(0)), null);
    assertThatThrownBy(() -> done(live.first().asCompletableFuture()))
        .cause()
        .isInstanceOf(Exception.class)
        .hasMessageContaining("a missing class");
  }

  /** As it is when a library is missing. */
  private static final class Broken implements EventMapping {

    @Override
    public NewEvent toStored(TaggedEventMessage<?> event) {
      throw new NoClassDefFoundError("a missing class");
    }

    @Override
    public EventMessage toMessage(StoredEvent event) {
      throw new NoClassDefFoundError("a missing class");
    }
  }
}
