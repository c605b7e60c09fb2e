package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Whatever is asked of a closed store ends with the same word, and none of it hangs. */
class ClosedStoreTest {

  private static final TestDatabase database = TestPostgres.database();
  private static final TestStore closed = TestStore.on(database);
  private static final Boundary NOTED = Boundary.of(Criterion.types("test.noted"));

  @BeforeAll
  static void close() {
    one(closed.store().append(append("demo", event("test.noted"))));
    end(closed.store().close());
  }

  @AfterAll
  static void closeConnections() {
    end(closed.connections().close());
  }

  enum Asking {
    APPEND(store -> store.append(append("demo", event("test.noted")))),
    SOURCE(store -> store.source("demo", NOTED, 0)),
    READ(store -> store.read(Selection.of("demo", NOTED))),
    HEAD(EventStore::head),
    RECALL(store -> store.recall("demo", "caller", "key", "print")),
    RESERVE(store -> store.reserve("demo", NOTED, Duration.ofSeconds(1))),
    TIME_OF(store -> store.timeOf(1)),
    POSITION_AT(store -> store.positionAt(Instant.EPOCH)),
    HAS_ROOM(PostgresEventStore::hasRoom),
    PRUNE(store -> store.prune(Duration.ofDays(2)));

    private final Function<PostgresEventStore, Publisher<?>> question;

    Asking(Function<PostgresEventStore, Publisher<?>> question) {
      this.question = question;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAskedAfterTheEndIsToldThatItIsClosed(Asking asking) {
    assertThatThrownBy(() -> one(Flux.from(asking.question.apply(closed.store())).collectList()))
        .isInstanceOf(StoreClosed.class);
  }

  @Test
  void whatIsFollowedEndsAtOnce() {
    var events = one(closed.store().follow(Selection.of("demo", NOTED)).collectList());
    assertThat(events).isEmpty();
  }
}
