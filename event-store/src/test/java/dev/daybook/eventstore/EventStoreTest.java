package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class EventStoreTest {
  private TenantConnections connections;
  private PostgresEventStore store;

  @BeforeEach
  void open() {
    TestDatabase database = TestPostgres.database();
    connections = TenantConnections.pooled(database.connect(database.service()), 4);
    store = PostgresEventStore.builder(connections).build();
  }

  @AfterEach
  void close() {
    store.close().then(connections.close()).block();
  }

  static NewEvent event(String type, String... tags) {
    return new NewEvent(UUID.randomUUID(), type, 1, Set.of(tags), null, "{\"a\":1}", "{}");
  }

  @Test
  void appendedEventsAreSourced() {
    Boundary b = Boundary.of(Criterion.types("test.a").tagged("x:1"));
    for (int i = 0; i < 3; i++) {
      assertThat(
              store
                  .append(
                      new AppendRequest(
                          "demo",
                          List.of(event("test.a", "x:1", "y:2")),
                          new AppendCondition(b, i),
                          null))
                  .block())
          .isInstanceOf(Verdict.Appended.class);
    }
    assertThat(dev.daybook.eventstore.testing.Await.one(store.source("demo", b, 0)).events())
        .hasSize(3);
    assertThat(
            store
                .append(
                    new AppendRequest(
                        "demo", List.of(event("test.a", "x:1")), new AppendCondition(b, 1), null))
                .block())
        .isEqualTo(new Verdict.Conflict(3));
    assertThat(store.read(Selection.of("demo", b)).collectList().block()).hasSize(3);
    StepVerifier.create(store.follow(Selection.of("demo", Boundary.EVERYTHING)).take(5))
        .expectNextCount(3)
        .then(
            () ->
                Flux.range(0, 2)
                    .flatMap(
                        i ->
                            store.append(
                                new AppendRequest("demo", List.of(event("test.b")), null, null)))
                    .blockLast())
        .expectNextCount(2)
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }
}
