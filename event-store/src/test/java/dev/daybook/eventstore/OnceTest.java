package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.appendOnce;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class OnceTest {

  private static final Once ONCE = new Once("alice", "key", "print", "{\"answer\":42}");

  private static final TestDatabase database = TestPostgres.database();
  @AutoClose private final TestStore node = TestStore.on(database);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void aRepetitionGetsWhatTheFirstGotAndWritesNothing() {
    Verdict.Appended first =
        (Verdict.Appended) one(store.append(appendOnce("demo", ONCE, event("test.noted"))));
    Verdict.Repeated again =
        new Verdict.Repeated(first.first(), first.last(), first.recordedAt(), ONCE.answer());

    assertThat(one(store.append(appendOnce("demo", ONCE, event("test.noted"))))).isEqualTo(again);
    assertThat(one(store.recall("demo", "alice", "key", "print"))).isEqualTo(again);
    assertThat(one(store.head())).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    Once other = new Once("alice", "key", "other print", "{}");
    one(store.append(appendOnce("demo", ONCE, event("test.noted"))));

    assertThat(one(store.append(appendOnce("demo", other, event("test.noted")))))
        .isEqualTo(new Verdict.KeyReused());
    assertThat(one(store.recall("demo", "alice", "key", "other print")))
        .isEqualTo(new Verdict.KeyReused());
    assertThat(one(store.head())).isEqualTo(1);
  }

  @Test
  void anotherTenantOrCallerHasKeysOfItsOwn() {
    Once bobs = new Once("bob", "key", "other print", "{}");
    one(store.append(appendOnce("demo", ONCE, event("test.noted"))));

    assertThat(one(store.append(appendOnce("demo", bobs, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
    assertThat(one(store.append(appendOnce("other", ONCE, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
  }

  @Test
  void aRepetitionIsOneEvenWhereItsConditionDoesNotHoldAnyMore() {
    Boundary boundary = Boundary.of(Criterion.types("test.noted"));
    AppendRequest request =
        new AppendRequest(
            "demo", List.of(event("test.noted")), new AppendCondition(boundary, 0), ONCE);
    one(store.append(request));

    assertThat(one(store.append(request))).isInstanceOf(Verdict.Repeated.class);
  }

  @Test
  void aRefusalIsNotRemembered() {
    Boundary boundary = Boundary.of(Criterion.types("test.noted"));
    one(store.append(append("demo", event("test.noted"))));
    AppendRequest tooLate =
        new AppendRequest(
            "demo", List.of(event("test.noted")), new AppendCondition(boundary, 0), ONCE);

    assertThat(one(store.append(tooLate))).isEqualTo(new Verdict.Conflict(1));
    assertThat(store.recall("demo", "alice", "key", "print").blockOptional()).isEmpty();
    assertThat(one(store.append(appendOnce("demo", ONCE, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
  }

  @Test
  void ofManyAtOnceOnAnyNodeOneIsAppended() {
    try (TestStore other = TestStore.on(database)) {
      List<EventStore> nodes = List.of(store, other.store());
      List<Verdict> verdicts =
          all(
              Flux.range(0, 100)
                  .flatMap(
                      i -> nodes.get(i % 2).append(appendOnce("demo", ONCE, event("test.noted"))),
                      100));

      assertThat(verdicts).filteredOn(Verdict.Appended.class::isInstance).hasSize(1);
      assertThat(verdicts).filteredOn(Verdict.Repeated.class::isInstance).hasSize(99);
      assertThat(one(store.head())).isEqualTo(1);
    }
  }

  @Test
  void aRequestWithoutEventsIsRememberedToo() {
    one(store.append(append("demo", event("test.noted"))));
    one(store.append(appendOnce("demo", ONCE)));
    one(store.append(append("demo", event("test.noted"))));

    Consumer<Verdict> isRememberedAtItsHead =
        verdict ->
            assertThat(verdict)
                .isInstanceOfSatisfying(
                    Verdict.Repeated.class, first -> assertThat(first.last()).isEqualTo(1));
    assertThat(one(store.append(appendOnce("demo", ONCE)))).satisfies(isRememberedAtItsHead);
    assertThat(one(store.append(appendOnce("demo", ONCE, event("test.noted")))))
        .satisfies(isRememberedAtItsHead);
    assertThat(one(store.head())).isEqualTo(2);
  }

  @Test
  void ofManyAtOnceWithAndWithoutEventsOneIsAppended() {
    try (TestStore other = TestStore.on(database)) {
      List<EventStore> nodes = List.of(store, other.store());
      List<Verdict> verdicts =
          all(
              Flux.range(0, 100)
                  .flatMap(
                      i ->
                          nodes
                              .get(i % 2)
                              .append(
                                  i % 3 == 0
                                      ? appendOnce("demo", ONCE, event("test.noted"))
                                      : appendOnce("demo", ONCE)),
                      100));

      assertThat(verdicts).filteredOn(Verdict.Appended.class::isInstance).hasSize(1);
      assertThat(verdicts).filteredOn(Verdict.Repeated.class::isInstance).hasSize(99);
    }
  }

  @Test
  void oldKeysAreForgottenWhenToldTo() {
    one(store.append(appendOnce("demo", ONCE, event("test.noted"))));

    database.execute("UPDATE daybook.append_once SET recorded_at = recorded_at - interval '2 h'");

    assertThat(one(node.store().prune(Duration.ofHours(3)))).isZero();
    assertThat(one(node.store().prune(Duration.ofHours(1)))).isEqualTo(1);
    assertThat(one(store.append(appendOnce("demo", ONCE, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
    assertThat(one(store.append(appendIf("demo", Boundary.EVERYTHING, 2))))
        .isInstanceOf(Verdict.Appended.class);
  }
}
