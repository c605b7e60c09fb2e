package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ReadingTest {

  private static final int PAGE = 10;
  private static final int EVENTS = 95;

  private static final TestDatabase database = TestPostgres.database();
  private static final ConnectionFactoryOptions READER =
      database
          .service()
          .mutate()
          .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "reading")
          .build();
  private static final TestStore node =
      TestStore.on(READER, settings -> settings.pageEvents(PAGE).boundaryEvents(50));
  private static final EventStore store = node.store();

  /** Every event carries one of each kind of tag; every third is of the rare type. */
  @BeforeAll
  static void aLogOfManyPages() {
    Flux.range(1, EVENTS)
        .concatMap(
            i ->
                store.append(
                    append(
                        "demo",
                        event(i % 3 == 0 ? "test.rare" : "test.noted", "half:" + i % 2, "all:1"))))
        .blockLast();
  }

  @AfterAll
  static void close() {
    node.close();
  }

  static Stream<Boundary> boundaries() {
    return Stream.of(
        Boundary.EVERYTHING,
        Boundary.of(Criterion.types("test.rare")),
        Boundary.of(Criterion.types("test.rare", "test.noted")),
        Boundary.of(Criterion.ANY.tagged("half:1")),
        Boundary.of(Criterion.types("test.rare", "test.noted").tagged("half:1", "all:1")),
        Boundary.of(
            Criterion.types("test.rare"),
            Criterion.ANY.tagged("half:1"),
            Criterion.types("test.noted").tagged("half:0")));
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void aLongSelectionComesInOrderAndEachEventOnce(Boundary boundary) {
    for (Selection selection :
        List.of(
            Selection.of("demo", boundary),
            Selection.of("demo", boundary).after(7).until(61),
            Selection.of("demo", boundary).after(90).until(12))) {
      assertThat(all(store.read(selection)).stream().map(StoredEvent::position))
          .as(selection.toString())
          .containsExactlyElementsOf(expected(selection));
    }
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void theNewestOfASelectionAreItsLastInOrder(Boundary boundary) {
    for (Selection selection :
        List.of(
            Selection.of("demo", boundary),
            Selection.of("demo", boundary).after(7).until(61),
            Selection.of("demo", boundary).after(58).until(61),
            Selection.of("demo", boundary).after(90).until(12))) {
      List<Long> whole = expected(selection);
      for (int newest : List.of(1, 2, PAGE + 1, Selection.MOST_NEWEST)) {
        assertThat(all(store.read(selection.newest(newest))).stream().map(StoredEvent::position))
            .as(selection.toString())
            .containsExactlyElementsOf(
                whole.subList(Math.max(0, whole.size() - newest), whole.size()));
      }
    }
  }

  @Test
  void moreOfTheNewestThanAreHeldAreNotAskedFor() {
    Selection all = Selection.of("demo", Boundary.EVERYTHING);
    assertThatThrownBy(() -> all.newest(Selection.MOST_NEWEST + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> all.newest(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.follow(all.newest(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReaderFetchesOnePageAheadOfItsSubscriberAndHoldsNoConnectionMeanwhile() {
    AtomicInteger pages = new AtomicInteger();
    TenantConnections counted =
        TenantConnections.pooled(counting(database.connect(READER), pages), 1);
    PostgresEventStore counting = PostgresEventStore.builder(counted).pageEvents(PAGE).build();

    StepVerifier.create(counting.read(Selection.of("demo", Boundary.EVERYTHING)), 3)
        .expectNextCount(3)
        .expectNoEvent(Duration.ofMillis(200))
        .then(() -> assertThat(pages.get()).isLessThanOrEqualTo(3))
        .then(() -> assertThat(connectionsAtWork()).isZero())
        .then(() -> assertThat(one(counting.head())).as("on the one connection").isPositive())
        .thenRequest(20)
        .expectNextCount(20)
        .expectNoEvent(Duration.ofMillis(200))
        .then(() -> assertThat(pages.get()).isLessThanOrEqualTo(5))
        .thenCancel()
        .verify();
    end(counting.close().then(counted.close()));
  }

  @Test
  void whatIsAppendedWhileReadingIsNotPartOfIt() {
    Flux<StoredEvent> reading = store.read(Selection.of("live", Boundary.EVERYTHING));
    Flux.range(0, 30).concatMap(i -> store.append(append("live", event("test.noted")))).blockLast();

    StepVerifier.create(reading, 1)
        .expectNextCount(1)
        .then(() -> one(store.append(append("live", event("test.noted")))))
        .thenRequest(Long.MAX_VALUE)
        .expectNextCount(29)
        .verifyComplete();
  }

  @Test
  void aBoundaryThatIsTooLargeToHoldIsRefusedByName() {
    assertThatThrownBy(() -> one(store.source("demo", Boundary.EVERYTHING, 0)))
        .isInstanceOf(BoundaryTooLarge.class)
        .hasMessageContaining("50");
    assertThat(one(store.source("demo", Boundary.of(Criterion.types("test.rare")), 0)).events())
        .hasSize(EVENTS / 3);
  }

  @Test
  void thePositionAtATimeIsThatOfTheNewestEventRecordedByThen() {
    List<StoredEvent> log = all(store.read(Selection.of("demo", Boundary.EVERYTHING)));
    for (StoredEvent event : log) {
      long newest =
          log.stream()
              .filter(other -> !other.recordedAt().isAfter(event.recordedAt()))
              .mapToLong(StoredEvent::position)
              .max()
              .orElseThrow();
      assertThat(one(store.positionAt(event.recordedAt()))).isEqualTo(newest);
    }
    assertThat(one(store.positionAt(log.getFirst().recordedAt().minusMillis(1)))).isZero();
    assertThat(one(store.positionAt(Instant.now().plusSeconds(60)))).isGreaterThanOrEqualTo(EVENTS);
  }

  private static List<Long> expected(Selection selection) {
    return LongStream.rangeClosed(1, EVENTS)
        .filter(i -> i > selection.after() && i <= selection.until())
        .filter(
            i ->
                selection
                    .boundary()
                    .contains(
                        i % 3 == 0 ? "test.rare" : "test.noted", Set.of("half:" + i % 2, "all:1")))
        .boxed()
        .toList();
  }

  /** A cursor or a transaction left open would show here. */
  private static long connectionsAtWork() {
    String sql =
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'reading' AND state <>"
            + " 'idle'";
    try (var connection = database.jdbc();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The same connections, except that every page that is asked for is counted. */
  private static ConnectionFactory counting(ConnectionFactory factory, AtomicInteger pages) {
    return new ConnectionFactory() {
      @Override
      public Mono<Connection> create() {
        return Mono.from(factory.create()).map(connection -> counting(connection, pages));
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return factory.getMetadata();
      }
    };
  }

  private static Connection counting(Connection connection, AtomicInteger pages) {
    return (Connection)
        Proxy.newProxyInstance(
            ReadingTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createStatement")
                  && ((String) arguments[0]).contains("ORDER BY e.position")) {
                pages.incrementAndGet();
              }
              return method.invoke(connection, arguments);
            });
  }
}
