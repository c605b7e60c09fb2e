package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.BoundarySql.Wanted;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Statement;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** On a log of 120,000 events every statement goes by an index, and touches what it needs. */
class PlansTest {

  private static final int FEW_ROWS = 60;
  private static final int FEW_PAGES = 120;
  private static final List<String> MODES = List.of("auto", "force_generic_plan");
  private static final Pattern BUFFERS = Pattern.compile("(?:hit|read)=(\\d+)");
  private static final TestDatabase database = TestPostgres.database();

  /**
   * Each account has 6 events, each of 4 periods 30,000; one in 1,000 events opens something. One
   * tenant has rested since the beginning, and another has been as busy since.
   */
  @BeforeAll
  static void aLongLog() {
    database.execute(events("resting", 1, 20));
    database.execute(events("demo", 21, 120_000));
    database.execute(events("neighbour", 120_001, 180_000));
    database.execute("ANALYZE daybook.event, daybook.event_tag");
  }

  private static String events(String tenant, int from, int to) {
    return """
    WITH numbered AS (
      SELECT i, '%s' AS tenant,
             CASE WHEN i %% 1000 = 0 THEN 'test.opened' ELSE 'test.noted' END AS type,
             ARRAY['account:' || i %% 20000, 'period:' || i %% 4] AS tags
      FROM generate_series(%d, %d) i),
    written AS (
      INSERT INTO daybook.event
      SELECT i, gen_random_uuid(), tenant, type, 1, now(), NULL, tags, '{"n":1}', '{}'
      FROM numbered)
    INSERT INTO daybook.event_tag SELECT tenant, tag, type, i FROM numbered, unnest(tags) tag
    """
        .formatted(tenant, from, to);
  }

  static Stream<Boundary> boundaries() {
    return Stream.of(
        Boundary.of(Criterion.types("test.noted").tagged("account:77")),
        Boundary.of(Criterion.ANY.tagged("account:77")),
        Boundary.of(Criterion.types("test.opened", "test.closed").tagged("period:1")),
        Boundary.of(Criterion.types("test.closed")),
        Boundary.of(
            Criterion.types("test.opened", "test.closed").tagged("period:1"),
            Criterion.types("test.noted").tagged("account:77")));
  }

  /** Each event has one tag that few have, and one that a quarter of all have. */
  static Stream<Boundary> boundariesOfTwoTags() {
    return Stream.of(
        Boundary.of(Criterion.ANY.tagged("account:77", "period:1")),
        Boundary.of(Criterion.types("test.noted").tagged("account:77", "period:1")));
  }

  @ParameterizedTest
  @MethodSource({"boundaries", "boundariesOfTwoTags"})
  void aSmallBoundaryIsSourcedByFewRowsOfAnIndex(Boundary boundary) {
    BoundarySql sql = sourcing(boundary);

    assertThat(plan(sql::on, "auto")).doesNotContain("Seq Scan");
    assertThat(plan(sql::on, "force_generic_plan")).doesNotContain("Seq Scan");
    assertThat(rowsTouched(database.service(), connection -> run(sql::on, connection)))
        .isLessThan(FEW_ROWS);
    for (String mode : MODES) {
      assertThat(pagesRead(sql::on, mode)).as(mode).isLessThan(FEW_PAGES);
    }
  }

  @Test
  void tagsAreLookedUpInTheKeyOfTheirTable() {
    Boundary boundary = Boundary.of(Criterion.types("test.noted").tagged("account:77"));

    assertThat(plan(sourcing(boundary)::on, "auto"))
        .containsPattern("Index (Only )?Scan.* using event_tag_pkey")
        .containsPattern("Index Scan using event_pkey");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 60_000, 119_980})
  void aPageCostsTheSameWhereverItLies(long after) {
    for (Boundary boundary :
        List.of(
            Boundary.EVERYTHING,
            Boundary.of(Criterion.types("test.noted", "test.opened")),
            Boundary.of(Criterion.types("test.noted").tagged("period:1")),
            Boundary.of(Criterion.ANY.tagged("account:77", "period:1")),
            Boundary.of(Criterion.types("test.noted").tagged("account:77", "period:1")))) {
      SelectionSql sql = SelectionSql.page(Selection.of("demo", boundary).after(after), 10);
      assertThat(rowsTouched(database.service(), connection -> run(sql::on, connection)))
          .as(boundary.toString())
          .isLessThan(FEW_ROWS);
      for (String mode : MODES) {
        assertThat(pagesRead(sql::on, mode)).as(mode + " " + boundary).isLessThan(FEW_PAGES);
      }
    }
    SelectionSql everyTenant = SelectionSql.page(Selection.everything().after(after), 10);
    assertThat(rowsTouched(database.runner(), connection -> run(everyTenant::on, connection)))
        .isLessThan(FEW_ROWS);
  }

  @Test
  void theNewestAreFoundFromTheEnd() {
    for (Boundary boundary :
        List.of(
            Boundary.EVERYTHING,
            Boundary.of(Criterion.types("test.noted", "test.opened")),
            Boundary.of(Criterion.types("test.noted").tagged("period:1")),
            Boundary.of(Criterion.ANY.tagged("period:1")),
            Boundary.of(Criterion.types("test.noted").tagged("account:77", "period:1")))) {
      SelectionSql sql = SelectionSql.page(Selection.of("demo", boundary).newest(10), 10);
      assertThat(rowsTouched(database.service(), connection -> run(sql::on, connection)))
          .as(boundary.toString())
          .isLessThan(FEW_ROWS);
      for (String mode : MODES) {
        assertThat(pagesRead(sql::on, mode)).as(mode + " " + boundary).isLessThan(FEW_PAGES);
      }
    }
    SelectionSql everyTenant = SelectionSql.page(Selection.everything().newest(10), 10);
    assertThat(rowsTouched(database.runner(), connection -> run(everyTenant::on, connection)))
        .isLessThan(FEW_ROWS);
  }

  @ParameterizedTest
  @ValueSource(longs = {30, 60_000, 119_980})
  void whatIsLookedAtCostsTheSameWhereverItLies(long position) {
    for (Criterion which :
        List.of(
            Criterion.ANY,
            Criterion.types("test.noted", "test.opened", "test.closed"),
            Criterion.types("test.noted", "test.opened", "test.closed").tagged("period:1"),
            Criterion.types("test.noted").tagged("account:77", "period:1"))) {
      LogQuery query = new LogQuery("demo", which, Map.of(), 0, 120_000);
      for (LogSql sql :
          List.of(LogSql.page(query.after(position), 0, 10), LogSql.last(query.until(position)))) {
        assertThat(rowsTouched(database.service(), connection -> run(sql::on, connection)))
            .as(sql.text())
            .isLessThan(FEW_ROWS);
        for (String mode : MODES) {
          assertThat(pagesRead(sql::on, mode)).as(mode + " " + sql.text()).isLessThan(FEW_PAGES);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void aConditionIsCheckedByFewRowsOfAnIndex(Boundary boundary) {
    AppendCall call = appendIfUnchanged(boundary, 119_000);

    assertThat(rowsTouched(database.owner(), connection -> call.on(connection).then()))
        .isLessThan(FEW_ROWS);
  }

  @Test
  void uniquenessOverAllTheYearsIsCheckedByFewRowsOfAnIndex() {
    Boundary nameTaken = Boundary.of(Criterion.types("test.opened").tagged("name:2026"));
    AppendCall call =
        new AppendCall(List.of(appendIf("demo", nameTaken, 0, event("test.opened", "name:2026"))));

    assertThat(rowsTouched(database.owner(), connection -> call.on(connection).then()))
        .isLessThan(FEW_ROWS);
  }

  /** A session keeps the plans that it made first, and that may have been on the first day. */
  @Test
  void aSessionThatBeganWithAnEmptyLogChecksByFewRowsToo() {
    TestDatabase young = TestPostgres.database();
    // Nothing may tell the session how large the tables have become.
    young.execute("ALTER TABLE daybook.event SET (autovacuum_enabled = off)");
    young.execute("ALTER TABLE daybook.event_tag SET (autovacuum_enabled = off)");
    Connection session = one(Mono.from(young.connect(young.owner()).create()));
    List<Boundary> conditions =
        Stream.concat(
                boundaries(),
                Stream.of(
                    Boundary.of(Criterion.types("test.noted").tagged("account:4999", "period:3")),
                    Boundary.of(Criterion.ANY.tagged("account:4999", "period:3"))))
            .toList();
    one(appendIfUnchanged(Boundary.EVERYTHING, 0).on(session));
    young.execute(events("demo", 2, 5_000));

    for (Boundary condition : conditions) {
      AppendCall call = appendIfUnchanged(condition, 4_990);
      assertThat(rowsTouched(session, connection -> call.on(connection).then()))
          .as(condition.toString())
          .isLessThan(FEW_ROWS);
    }
    end(Mono.from(session.close()));
  }

  private static AppendCall appendIfUnchanged(Boundary boundary, long after) {
    return new AppendCall(List.of(appendIf("demo", boundary, after, event("test.b", "b:1"))));
  }

  private static BoundarySql sourcing(Boundary boundary) {
    return new BoundarySql(
        BoundaryKind.of("demo", boundary),
        List.of(new Wanted(boundary, 0)),
        GroupRead.BATCH_EVENTS + 1);
  }

  private interface Sql {
    Statement on(Connection connection, String words);
  }

  private static String plan(Sql sql, String mode) {
    return explained(sql, mode, "EXPLAIN ");
  }

  /** Of tables and of indexes, which can be walked over without reading a row. */
  private static int pagesRead(Sql sql, String mode) {
    String plan = explained(sql, mode, "EXPLAIN (ANALYZE, BUFFERS) ");
    return BUFFERS
        .matcher(plan.lines().filter(line -> line.contains("Buffers:")).findFirst().orElseThrow())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  /**
   * As the service plans it. Prepared by name, because a statement that is explained with its
   * values is always planned with them, too.
   */
  private static String explained(Sql sql, String mode, String explain) {
    List<String> values = new ArrayList<>();
    List<String> text = new ArrayList<>();
    sql.on(noting(text, values), "");
    try (var connection = database.jdbc();
        var session = connection.createStatement()) {
      session.execute("SET daybook.tenant = 'demo'");
      session.execute("SET plan_cache_mode = " + mode);
      session.execute("SET ROLE daybook_service");
      session.execute("PREPARE asked AS " + text.getFirst());
      List<String> lines = new ArrayList<>();
      try (var rows =
          session.executeQuery(explain + "EXECUTE asked (" + String.join(", ", values) + ")")) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return String.join("\n", lines);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** No connection, but notes what is prepared and bound, the values as literals. */
  private static Connection noting(List<String> text, List<String> values) {
    Statement statement =
        answering(
            Statement.class,
            arguments -> values.add(literal(Objects.requireNonNull(arguments[1]))));
    return answering(
        Connection.class,
        arguments -> {
          text.add((String) arguments[0]);
          return statement;
        });
  }

  private static <T> T answering(Class<T> type, Function<Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answered = answer.apply(arguments);
              return method.getReturnType().isInstance(self) ? self : answered;
            }));
  }

  private static String literal(Object value) {
    return switch (value) {
      case Object[] some ->
          Stream.of(some).map(PlansTest::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
      case String words -> "'" + words.replace("'", "''") + "'";
      default -> value.toString();
    };
  }

  private interface Work {
    Mono<Void> on(Connection connection);
  }

  private static Mono<Void> run(Sql sql, Connection connection) {
    return Flux.from(sql.on(connection, "").execute())
        .concatMap(result -> result.map(row -> row))
        .then();
  }

  /** Rows of the log's tables that a piece of work read, from indexes or otherwise. */
  private static long rowsTouched(ConnectionFactoryOptions role, Work work) {
    Connection connection = one(Mono.from(database.connect(role).create()));
    try {
      return rowsTouched(connection, work);
    } finally {
      end(Mono.from(connection.close()));
    }
  }

  private static long rowsTouched(Connection session, Work work) {
    return inTransaction(
        session,
        connection ->
            work.on(connection)
                .thenMany(
                    Flux.from(
                            connection
                                .createStatement(
                                    """
                                    SELECT coalesce(sum(seq_tup_read), 0)::bigint
                                         + coalesce(sum(idx_tup_fetch), 0)::bigint
                                    FROM pg_stat_xact_user_tables WHERE schemaname = 'daybook'
                                    """)
                                .execute())
                        .concatMap(
                            result ->
                                result.map(row -> Objects.requireNonNull(row.get(0, Long.class)))))
                .next());
  }

  private static <T> T inTransaction(
      ConnectionFactoryOptions role, Function<Connection, Mono<T>> work) {
    Connection connection = one(Mono.from(database.connect(role).create()));
    try {
      return inTransaction(connection, work);
    } finally {
      end(Mono.from(connection.close()));
    }
  }

  private static <T> T inTransaction(Connection connection, Function<Connection, Mono<T>> work) {
    try {
      end(Mono.from(connection.beginTransaction()));
      end(execute(connection, "SET LOCAL daybook.tenant = 'demo'"));
      return all(work.apply(connection).flux()).getFirst();
    } finally {
      end(Mono.from(connection.rollbackTransaction()));
    }
  }

  private static Mono<Void> execute(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.getRowsUpdated())
        .then();
  }
}
