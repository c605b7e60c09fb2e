package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Requests;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever follows, from wherever and however slowly, gets just what was written down. */
class LogFollowingTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FOLLOWERS = 12;
  private static final int REQUESTS = 600;
  private static final Criterion BOTH = Criterion.types("test.noted", "test.rare");

  private static final NewEvent LAST = said("test.rare", 1, "ada");
  private static final TestDatabase database = TestPostgres.database();

  private TestStore here;
  private TestStore there;

  @BeforeEach
  void open() {
    database.clear();
    here = TestStore.on(database);
    there = TestStore.on(database);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void manyFollowersOfTwoNodesEachGetTheirSelectionOnce() {
    Random random = new Random(Seed.of("LogFollowingTest", 4711));
    LogPages pages = new LogPages(here.connections(), here.store());
    List<LogQuery> queries =
        IntStream.range(0, FOLLOWERS).mapToObj(i -> query(i, random.nextInt(REQUESTS))).toList();
    Mono<List<List<Long>>> followed =
        Flux.fromIterable(queries)
            .flatMapSequential(query -> followed(pages, query, random.nextInt(3)), FOLLOWERS)
            .collectList();
    Mono<Verdict> written =
        Flux.range(1, REQUESTS)
            .flatMap(i -> (i % 2 == 0 ? here : there).store().append(request(i)), 8)
            .then(Mono.defer(() -> there.store().append(append("demo", LAST))));

    List<List<Long>> seen = one(Mono.zip(followed, written, (each, last) -> each).timeout(LIMIT));

    List<StoredEvent> log = all(here.store().read(Selection.of("demo", Boundary.EVERYTHING)));
    for (int i = 0; i < FOLLOWERS; i++) {
      assertThat(seen.get(i)).as(queries.get(i).toString()).isEqualTo(meant(log, queries.get(i)));
    }
  }

  /** Until the last event of all, which everybody wants. */
  private static Mono<List<Long>> followed(LogPages pages, LogQuery query, int delayMillis) {
    return pages
        .follow(query)
        .concatMap(event -> Mono.just(event).delayElement(Duration.ofMillis(delayMillis)), 1)
        .takeUntil(event -> event.id().equals(LAST.id()))
        .map(StoredEvent::position)
        .collectList();
  }

  private static LogQuery query(int number, int after) {
    Map<String, String> metadata = number % 4 == 3 ? Map.of("actor", "ada") : Map.of();
    Criterion which =
        switch (number % 3) {
          case 0 -> Criterion.ANY;
          case 1 -> Criterion.types("test.rare");
          default -> BOTH.tagged("half:1");
        };
    return new LogQuery("demo", which, metadata, number < 4 ? 0 : after, Long.MAX_VALUE);
  }

  private static AppendRequest request(int i) {
    return append(
        i % 3 == 0 ? "neighbour" : "demo",
        said(i % 5 == 0 ? "test.rare" : "test.noted", i % 2, i % 7 == 0 ? "ada" : "ben"));
  }

  private static NewEvent said(String type, int half, String actor) {
    return new NewEvent(
        Requests.id(),
        type,
        1,
        Set.of("half:" + half),
        null,
        "{}",
        "{\"actor\":\"%s\"}".formatted(actor));
  }

  private static List<Long> meant(List<StoredEvent> log, LogQuery query) {
    return log.stream()
        .filter(event -> event.position() > query.after())
        .filter(event -> query.which().matches(event.type(), event.tags()))
        .filter(event -> query.metadata().isEmpty() || event.metadata().contains("\"ada\""))
        .map(StoredEvent::position)
        .toList();
  }
}
