package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.event;
import static dev.daybook.eventstore.testing.Requests.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AppendingTest {

  private static final Boundary PERIOD_1 =
      Boundary.of(Criterion.types("test.opened", "test.closed").tagged("period:1"));

  private static final TestDatabase database = TestPostgres.database();
  @AutoClose private final TestStore node = TestStore.on(database);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void theFirstEventsStandAtTheFirstPositions() {
    Verdict verdict = one(store.append(append("demo", event("test.opened"), event("test.closed"))));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Appended.class,
            appended -> {
              assertThat(appended.first()).isEqualTo(1);
              assertThat(appended.last()).isEqualTo(2);
            });
    assertThat(one(store.head())).isEqualTo(2);
  }

  @Test
  void anEventIsReadAsItWasAppended() {
    NewEvent written =
        new NewEvent(
            UUID.randomUUID(),
            "test.noted",
            3,
            Set.of("period:1", "owner:ä \"quoted\", {braced} \\ NULL"),
            LocalDate.of(2024, 2, 29),
            "{ \"b\" : 1.50,\n\t\"a\":\"\\u00e4 ä 😀 \\\\u0000\", \"a\": [1e2, null] }",
            "{\"actor\":\"x\"}");

    one(store.append(append("demo", written)));

    StoredEvent read = all(store.read(Selection.of("demo", Boundary.EVERYTHING))).getFirst();
    assertThat(read)
        .isEqualTo(
            new StoredEvent(
                1,
                written.id(),
                "demo",
                written.type(),
                3,
                read.recordedAt(),
                written.effectiveOn(),
                written.tags(),
                written.payload(),
                written.metadata()));
  }

  @Test
  void aConditionHoldsWhileNothingNewLiesWithinItsBoundary() {
    one(store.append(append("demo", event("test.opened", "period:1"))));

    one(store.append(append("demo", event("test.opened", "period:2"))));
    one(store.append(append("demo", event("test.noted", "period:1"))));
    one(store.append(append("other", event("test.closed", "period:1"))));
    assertThat(one(store.append(appendIf("demo", PERIOD_1, 1, event("test.closed", "period:1")))))
        .isInstanceOf(Verdict.Appended.class);

    assertThat(one(store.append(appendIf("demo", PERIOD_1, 1, event("test.closed", "period:1")))))
        .isEqualTo(new Verdict.Conflict(5));
    assertThat(one(store.head())).isEqualTo(5);
  }

  static Stream<Boundary> boundariesAroundThePresentEvent() {
    return Stream.of(
        Boundary.EVERYTHING,
        Boundary.of(Criterion.ANY),
        Boundary.of(Criterion.types("test.opened")),
        Boundary.of(Criterion.ANY.tagged("period:1")),
        Boundary.of(Criterion.ANY.tagged("period:1", "owner:1")),
        Boundary.of(Criterion.types("test.opened").tagged("period:1", "owner:1")),
        Boundary.of(Criterion.types("test.none"), Criterion.types("test.opened")),
        Boundary.of(Criterion.types("test.none", "test.opened").tagged("owner:1")));
  }

  @ParameterizedTest
  @MethodSource("boundariesAroundThePresentEvent")
  void aBoundaryOfAnyShapeSeesAnEventWithin(Boundary boundary) {
    one(store.append(append("demo", event("test.opened", "period:1", "owner:1"))));

    assertThat(one(store.append(appendIf("demo", boundary, 0, event("test.closed")))))
        .isEqualTo(new Verdict.Conflict(1));
    assertThat(one(store.source("demo", boundary, 0)).events()).hasSize(1);
    assertThat(one(store.source("demo", boundary, 1))).isEqualTo(new Sourced(List.of(), 1));
    assertThat(all(store.read(Selection.of("demo", boundary)))).hasSize(1);
  }

  static Stream<Boundary> boundariesBesideThePresentEvent() {
    return Stream.of(
        Boundary.of(Criterion.types("test.closed")),
        Boundary.of(Criterion.ANY.tagged("period:2")),
        Boundary.of(Criterion.ANY.tagged("period:1", "owner:2")),
        Boundary.of(Criterion.types("test.closed").tagged("period:1")),
        Boundary.of(Criterion.types("test.opened").tagged("period:1", "owner:2")));
  }

  @ParameterizedTest
  @MethodSource("boundariesBesideThePresentEvent")
  void aBoundaryOfAnyShapeLeavesOutAnEventBeside(Boundary boundary) {
    one(store.append(append("demo", event("test.opened", "period:1", "owner:1"))));

    assertThat(one(store.source("demo", boundary, 0))).isEqualTo(new Sourced(List.of(), 1));
    assertThat(all(store.read(Selection.of("demo", boundary)))).isEmpty();
    assertThat(one(store.append(appendIf("demo", boundary, 0, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
  }

  @Test
  void aRequestWithoutEventsOnlyChecksItsCondition() {
    one(store.append(append("demo", event("test.opened", "period:1"))));

    assertThat(one(store.append(appendIf("demo", PERIOD_1, 1))))
        .isInstanceOfSatisfying(
            Verdict.Appended.class,
            appended -> {
              assertThat(appended.first()).isEqualTo(2);
              assertThat(appended.last()).isEqualTo(1);
            });
    assertThat(one(store.append(appendIf("demo", PERIOD_1, 0)))).isEqualTo(new Verdict.Conflict(1));
  }

  @Test
  void positionsHaveNoGapsAndTimesNeverGoBackHoweverManyNodesAppendAtOnce() {
    try (TestStore otherNode = TestStore.on(database)) {
      List<EventStore> nodes = List.of(store, otherNode.store());
      Flux.range(0, 600)
          .flatMap(
              i ->
                  nodes
                      .get(i % 2)
                      .append(
                          // Every third is in conflict with the first, and must leave no gap.
                          i % 3 == 0
                              ? appendIf("demo", PERIOD_1, 0, event("test.opened", "period:1"))
                              : append("demo", event("test.noted"), event("test.noted"))),
              64)
          .blockLast();
    }

    List<StoredEvent> log = all(store.read(Selection.of("demo", Boundary.EVERYTHING)));
    assertThat(log.stream().map(StoredEvent::position))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 801).boxed().toList());
    assertThat(log.stream().map(StoredEvent::recordedAt)).isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "1",
        "{}{}",
        "{} x",
        "{\"a\":tru}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\ud800\"}",
        "{'a':1}",
      })
  void aPayloadThatIsNotAStorableJsonObjectIsRefused(String payload) {
    assertThatThrownBy(() -> one(store.append(append("demo", payload(payload)))))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("payload");
    assertThat(one(store.head())).isZero();
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String large = "{\"a\":\"" + "x".repeat(RequestCheck.MAX_PAYLOAD_CHARACTERS) + "\"}";
    NewEvent[] many = new NewEvent[RequestCheck.MAX_EVENTS + 1];
    Arrays.setAll(many, i -> event("test.noted"));

    assertThatThrownBy(() -> one(store.append(append("demo", payload(large)))))
        .isInstanceOf(MalformedRequest.class);
    assertThatThrownBy(() -> one(store.append(append("demo", many))))
        .isInstanceOf(MalformedRequest.class);
    assertThatThrownBy(
            () -> one(store.append(append("demo", event("test.noted", "a:" + "x".repeat(200))))))
        .isInstanceOf(MalformedRequest.class);
    assertThatThrownBy(() -> one(store.append(append("demo", event("test.noted", "a\u001fb")))))
        .isInstanceOf(MalformedRequest.class);
  }

  @Test
  void theLargestRequestIsTakenIn() {
    String name = "é".repeat(RequestCheck.MAX_NAME_CHARACTERS);
    NewEvent[] many = new NewEvent[RequestCheck.MAX_EVENTS];
    Arrays.setAll(many, i -> event(name, name));

    assertThat(one(store.append(append(name, many)))).isInstanceOf(Verdict.Appended.class);
  }

  @Test
  void whatOnlyTheDatabaseFindsWrongFailsAloneAndSparesItsNeighbours() {
    database.execute(
        "ALTER TABLE daybook.event ADD CONSTRAINT poison CHECK (payload::text NOT LIKE"
            + " '%poison%')");
    Flux<String> outcomes =
        Flux.range(0, 50)
            .map(i -> i % 17 == 5 ? "poison" : "fine")
            .flatMap(
                text ->
                    store
                        .append(append("demo", payload("{\"a\":\"" + text + "\"}")))
                        .map(verdict -> text + " appended")
                        .onErrorResume(fault -> Mono.just(text + " refused")));

    assertThat(all(outcomes.distinct()))
        .containsExactlyInAnyOrder("fine appended", "poison refused");
    assertThat(one(store.head())).isEqualTo(47);
    database.execute("ALTER TABLE daybook.event DROP CONSTRAINT poison");
  }

  @Test
  void anIdThatStandsInTheLogFailsAloneAndSparesItsNeighbours() {
    NewEvent present = event("test.noted");
    one(store.append(append("demo", present)));

    List<String> outcomes =
        all(
            Flux.range(0, 20)
                .flatMap(
                    i ->
                        store
                            .append(
                                i == 7
                                    ? append("demo", event("test.noted"), present)
                                    : append("demo", event("test.noted")))
                            .map(verdict -> "appended")
                            .onErrorResume(DuplicateEvent.class, f -> Mono.just("duplicate"))));

    assertThat(outcomes).contains("duplicate").filteredOn("appended"::equals).hasSize(19);
    assertThatThrownBy(() -> one(store.append(append("demo", present))))
        .isInstanceOf(DuplicateEvent.class);
    assertThatThrownBy(() -> one(store.append(append("demo", event("a"), present, present))))
        .isInstanceOf(MalformedRequest.class);
    assertThat(one(store.head())).isEqualTo(20);
  }

  @Test
  void moreThanTheQueueHoldsIsRefusedAndTheRestIsAppended() {
    try (TestStore small =
        TestStore.on(
            database.service(), settings -> settings.queuedRequests(10).batchRequests(5))) {
      List<String> outcomes =
          all(
              Flux.range(0, 500)
                  .flatMap(
                      i ->
                          small
                              .store()
                              .append(append("demo", event("test.noted")))
                              .map(verdict -> "appended")
                              .onErrorResume(StoreOverloaded.class, f -> Mono.just("overloaded")),
                      500));

      assertThat(outcomes).hasSize(500).contains("appended", "overloaded");
      assertThat(one(store.head())).isEqualTo(outcomes.stream().filter("appended"::equals).count());
    }
  }

  @Test
  void moreTextThanTheQueueHoldsIsRefusedToo() {
    NewEvent large = payload("{\"a\":\"" + "x".repeat(1_000) + "\"}");
    try (TestStore small =
        TestStore.on(database.service(), settings -> settings.queuedCharacters(900))) {
      assertThatThrownBy(() -> one(small.store().append(append("demo", large))))
          .isInstanceOf(StoreOverloaded.class);
      assertThat(one(small.store().append(append("demo", event("test.noted")))))
          .isInstanceOf(Verdict.Appended.class);
    }
  }

  @Test
  void closingFinishesWhatIsUnderWayAndRefusesWhatComesLater() {
    TestStore closing = TestStore.on(database);
    Mono<List<Verdict>> underWay =
        Flux.range(0, 200)
            .flatMap(i -> closing.store().append(append("demo", event("test.noted"))), 200)
            .collectList()
            .cache();
    var subscribed = underWay.subscribe();
    end(closing.store().close());

    assertThat(one(underWay)).hasSize(200);
    assertThatThrownBy(() -> one(closing.store().append(append("demo", event("test.noted")))))
        .isInstanceOf(StoreClosed.class);
    assertThat(one(store.head())).isEqualTo(200);
    subscribed.dispose();
    end(closing.connections().close());
  }

  @Test
  void whoHasGoneBeforeTheBatchIsSentIsLeftOut() {
    Mono<Void> allBegun =
        Flux.range(0, 300)
            .flatMap(
                i ->
                    Mono.firstWithSignal(
                            store.append(append("demo", event("test.noted"))), Mono.just("gone"))
                        .then(),
                300)
            .then();
    end(allBegun);

    one(store.append(append("demo", event("test.last"))));
    assertThat(one(store.head())).isLessThan(301);
  }

  @Test
  void answersNeverComeOnAThreadOfTheDriver() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Runnable note = () -> threads.add(Thread.currentThread().getName().replaceAll("-\\d+$", ""));

    one(store.append(append("demo", event("test.noted"))).doOnNext(v -> note.run()));
    one(store.source("demo", Boundary.EVERYTHING, 0).doOnNext(v -> note.run()));
    all(store.read(Selection.of("demo", Boundary.EVERYTHING)).doOnNext(v -> note.run()));
    all(store.follow(Selection.of("demo", Boundary.EVERYTHING)).doOnNext(v -> note.run()).take(1));
    one(store.head().doOnNext(v -> note.run()));

    assertThat(threads).containsExactly("daybook-store");
  }
}
