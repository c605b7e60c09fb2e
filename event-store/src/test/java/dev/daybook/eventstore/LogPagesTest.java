package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogPagesTest {

  private static final int EVENTS = 12_000;
  private static final Map<String, String> ANYBODY = Map.of();
  private static final Map<String, String> ADA = Map.of("actor", "ada");

  private static final TestDatabase database = TestPostgres.database();
  private static final TestStore node = TestStore.on(database);
  private static final LogPages pages = new LogPages(node.connections(), node.store());

  /** Every second event is a neighbour's, every sixth rare, every tenth by Ada. */
  @BeforeAll
  static void aLongLog() {
    database.execute(
        """
        WITH numbered AS (
          SELECT i, CASE i %% 2 WHEN 0 THEN 'demo' ELSE 'neighbour' END AS tenant,
                 CASE WHEN i %% 6 = 0 THEN 'test.rare' ELSE 'test.noted' END AS type,
                 ARRAY['all:1', 'part:' || i %% 4] AS tags,
                 CASE WHEN i %% 10 = 0 THEN 'ada' ELSE 'ben' END AS actor
          FROM generate_series(1, %d) i),
        written AS (
          INSERT INTO daybook.event
          SELECT i, ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, tenant, type, 1, now(),
                 NULL, tags, '{"n":1}', json_build_object('actor', actor)
          FROM numbered)
        INSERT INTO daybook.event_tag SELECT tenant, tag, type, i FROM numbered, unnest(tags) tag
        """
            .formatted(EVENTS));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static LogQuery query(Criterion which, Map<String, String> metadata) {
    return new LogQuery("demo", which, metadata, 0, EVENTS);
  }

  static Stream<Arguments> queries() {
    Criterion both = Criterion.types("test.rare", "test.noted");
    return Stream.of(
        Arguments.of(query(Criterion.ANY, ANYBODY), is(i -> true)),
        Arguments.of(query(Criterion.ANY, ADA), is(i -> i % 10 == 0)),
        Arguments.of(query(Criterion.types("test.rare"), ANYBODY), is(i -> i % 6 == 0)),
        Arguments.of(query(Criterion.types("test.rare"), ADA), is(i -> i % 30 == 0)),
        Arguments.of(query(both.tagged("part:2"), ANYBODY), is(i -> i % 4 == 2)),
        Arguments.of(query(both.tagged("part:2"), ADA), is(i -> i % 20 == 10)),
        Arguments.of(query(both.tagged("part:2", "all:1"), ANYBODY), is(i -> i % 4 == 2)),
        Arguments.of(query(both.tagged("part:2", "part:0"), ANYBODY), is(i -> false)),
        Arguments.of(query(Criterion.types("test.none"), ANYBODY), is(i -> false)));
  }

  private static Predicate<Long> is(Predicate<Long> position) {
    return i -> i % 2 == 0 && position.test(i);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void whatIsAskedForComesInOrderAndIsCounted(LogQuery all, Predicate<Long> meant) {
    for (LogQuery query : List.of(all, all.after(601).until(7_199), all.after(7_000))) {
      List<Long> expected = meant(query, meant);
      assertThat(positions(all(pages.all(query)))).isEqualTo(expected);
      assertThat(one(pages.count(query))).isEqualTo(expected.size());
      assertThat(one(pages.last(query))).isEqualTo(expected.isEmpty() ? 0 : expected.getLast());
      assertThat(positions(List.of(one(pages.page(query, 3, 20)))))
          .isEqualTo(expected.stream().skip(3).limit(20).toList());
    }
  }

  @Test
  void ofAnEmptyRangeThereIsNothing() {
    LogQuery query = query(Criterion.ANY, ANYBODY).after(EVENTS);
    assertThat(all(pages.all(query))).isEmpty();
    assertThat(one(pages.count(query))).isZero();
    assertThat(one(pages.last(query))).isZero();
  }

  @Test
  void pagesAreAsLongAsTheirEventsAreShort() {
    List<Integer> lengths =
        all(pages.all(query(Criterion.ANY, ANYBODY))).stream().map(List::size).toList();
    assertThat(lengths).isEqualTo(List.of(512, 4_096, 1_392));
  }

  @Test
  void anEventIsFoundByItsIdAlone() {
    assertThat(one(pages.find("demo", id(42))).position()).isEqualTo(42);
    assertThat(pages.find("demo", id(41)).blockOptional()).isEmpty();
    assertThat(pages.find("demo", id(EVENTS + 9)).blockOptional()).isEmpty();
  }

  @Test
  void anEventMayHaveNoTags() {
    insert(EVENTS + 1, "bare", "ARRAY[]::text[]");
    assertThat(one(pages.find("bare", id(EVENTS + 1))).tags()).isEmpty();
  }

  /** A superuser can write it past the store. */
  @Test
  void aTagThatTheStoreWouldRefuseIsNotTakenForTwo() {
    insert(EVENTS + 2, "odd", "ARRAY['a' || chr(31) || 'b']");
    assertThatThrownBy(() -> one(pages.find("odd", id(EVENTS + 2))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void insert(int position, String tenant, String tags) {
    database.execute(
        "INSERT INTO daybook.event SELECT %d, '%s', '%s', 'test.noted', 1, now(), NULL, %s, '{}', '{}'"
            .formatted(position, id(position), tenant, tags));
  }

  @Test
  void tagsAreAskedForWithTypes() {
    Criterion tagged = Criterion.ANY.tagged("all:1");
    assertThatThrownBy(() -> query(tagged, ANYBODY)).isInstanceOf(IllegalArgumentException.class);
  }

  private static UUID id(int position) {
    return UUID.fromString("00000000-0000-0000-0000-%012d".formatted(position));
  }

  private static List<Long> meant(LogQuery query, Predicate<Long> meant) {
    return LongStream.rangeClosed(query.after() + 1, query.until()).boxed().filter(meant).toList();
  }

  private static List<Long> positions(List<List<StoredEvent>> pages) {
    return pages.stream().flatMap(List::stream).map(StoredEvent::position).toList();
  }
}
