package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.appendOnce;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.CuttingProxy;
import dev.daybook.eventstore.testing.PostgresServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The connection dies between the commit and its answer: was it written, or wasn't it? */
class LostConnectionTest {

  private static final Once ONCE = new Once("alice", "key", "print", "{}");

  private static final TestDatabase direct = TestPostgres.database();

  @AutoClose
  private final CuttingProxy proxy =
      new CuttingProxy(direct.server().host(), direct.server().port());

  private final TestDatabase throughProxy =
      new TestDatabase(
          new PostgresServer(
              direct.server().host(),
              proxy.port(),
              direct.server().user(),
              direct.server().password()),
          direct.name());
  @AutoClose private final TestStore node = TestStore.on(throughProxy);
  @AutoClose private final TestStore observer = TestStore.on(direct);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    direct.clear();
  }

  @Test
  void aRequestThatWasWrittenGetsItsOwnOutcome() {
    one(store.append(append("demo", event("test.first"))));
    proxy.cutOnce();

    assertThat(one(store.append(append("demo", event("test.noted"), event("test.noted")))))
        .isInstanceOfSatisfying(
            Verdict.Appended.class,
            appended -> {
              assertThat(appended.first()).isEqualTo(2);
              assertThat(appended.last()).isEqualTo(3);
            });
    assertThat(proxy.cuts()).isEqualTo(1);
    assertThat(one(observer.store().head())).isEqualTo(3);
  }

  @Test
  void aRequestThatWasWrittenIsNotTakenForARepetitionOrAConflictOfItself() {
    Boundary boundary = Boundary.of(Criterion.types("test.noted"));
    AppendRequest request =
        new AppendRequest(
            "demo", List.of(event("test.noted")), new AppendCondition(boundary, 1), ONCE);
    one(store.append(append("demo", event("test.first"))));
    proxy.cutOnce();

    assertThat(one(store.append(request))).isInstanceOf(Verdict.Appended.class);
    assertThat(one(observer.store().head())).isEqualTo(2);
  }

  @Test
  void aRepetitionStaysARepetition() {
    one(store.append(appendOnce("demo", ONCE, event("test.noted"))));
    proxy.cutOnce();

    assertThat(one(store.append(appendOnce("demo", ONCE, event("test.noted")))))
        .isInstanceOf(Verdict.Repeated.class);
    assertThat(one(observer.store().head())).isEqualTo(1);
  }

  @Test
  void underLoadNothingIsLostNorWrittenTwice() {
    List<Verdict> verdicts =
        all(
            Flux.range(0, 1_000)
                .flatMap(
                    i -> {
                      if (i % 100 == 50) {
                        proxy.cutOnce();
                      }
                      return store.append(
                          i % 2 == 0
                              ? append("demo", event("test.noted"))
                              : appendIf(
                                  "demo",
                                  Boundary.of(Criterion.ANY.tagged("n:" + i)),
                                  0,
                                  event("test.noted", "n:" + i)));
                    },
                    200));

    assertThat(proxy.cuts()).isEqualTo(10);
    assertThat(verdicts).hasSize(1_000).allMatch(Verdict.Appended.class::isInstance);
    assertThat(verdicts.stream().map(verdict -> ((Verdict.Appended) verdict).first()))
        .doesNotHaveDuplicates();
    assertThat(one(observer.store().head())).isEqualTo(1_000);
  }

  @Test
  void anOutageThatLastsTooLongIsToldAsOne() {
    try (TestStore impatient =
        TestStore.on(
            throughProxy.service(),
            settings -> settings.outageRetries(2).batchTime(Duration.ofSeconds(2)))) {
      proxy.cut(1_000);

      assertThatThrownBy(() -> one(impatient.store().append(append("demo", event("test.noted")))))
          .isInstanceOf(StoreUnavailable.class);
      proxy.cut(0);
      assertThat(one(impatient.store().append(append("demo", event("test.noted")))))
          .isInstanceOf(Verdict.Appended.class);
    }
  }
}
