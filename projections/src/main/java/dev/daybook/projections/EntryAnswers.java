package dev.daybook.projections;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Step;
import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Connection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about the entries of a table. Each is exact for the position {@code at} that it is asked
 * for, which the view must have reached.
 */
public final class EntryAnswers<T> {

  /**
   * How many entries of a whole list are fetched at a time. Twice as many are in memory, because
   * while one part is taken, the next is fetched.
   */
  private static final Window PART = new Window(0, 1_000);

  private final EntryTable<T> table;
  private final EntryStatements<T> statements;
  private final TenantConnections connections;
  private final EntryQuery<T> entries;
  private final Totals totals = new Totals(System::nanoTime);

  EntryAnswers(EntryTable<T> table, TenantConnections connections) {
    this.table = table;
    this.statements = new EntryStatements<>(table);
    this.connections = connections;
    this.entries = new EntryQuery<>(connections, table.columns()::read);
  }

  /** The entry with that id; empty if there is none, or none any more. */
  public Mono<Entry<T>> get(String tenant, Id id, long at) {
    return entries.one(tenant, statements.get, tenant, at, id.value());
  }

  /** Every step up to then, a void at the end included; empty if there never was such an entry. */
  public Flux<Step<T>> history(String tenant, Id id, long at) {
    return entries.history(tenant, statements.history, tenant, at, id.value());
  }

  /** A window on the list of those that are wanted, in the order that is asked for. */
  public Mono<Listing<T>> list(String tenant, Wanted wanted, long at, Window window) {
    return connections
        .use(
            tenant,
            connection ->
                window(connection, tenant, wanted, at, window)
                    .flatMap(
                        shown ->
                            total(shown, window, () -> count(connection, tenant, wanted, at))
                                .map(total -> new Listing<>(entries(shown), total))))
        .singleOrEmpty();
  }

  /**
   * @param total how many the list has, where the statement counts them; null elsewhere
   */
  private record Shown<T>(Entry<T> entry, @Nullable Long total) {}

  private Mono<List<Shown<T>>> window(
      Connection connection, String tenant, Wanted wanted, long at, Window window) {
    boolean counts = statements.counts(wanted);
    return Sql.query(
            connection,
            counts ? statements.countedPage(wanted) : statements.page(wanted),
            row -> new Shown<>(entries.entry(row), counts ? row.number("total") : null),
            and(parameters(tenant, wanted, at), window.skip(), window.limit()))
        .collectList();
  }

  /** Nobody has to count a list of which the end is in the window. */
  private static <T> Mono<Long> total(
      List<Shown<T>> shown, Window window, Supplier<Mono<Long>> counted) {
    if (!shown.isEmpty() && shown.getFirst().total != null) {
      return Mono.just(shown.getFirst().total);
    }
    boolean showsTheEnd = shown.size() < window.limit() && (!shown.isEmpty() || window.skip() == 0);
    return showsTheEnd ? Mono.just(window.skip() + shown.size()) : counted.get();
  }

  private static <T> List<Entry<T>> entries(List<Shown<T>> shown) {
    return shown.stream().map(Shown::entry).toList();
  }

  /** The first of those that are wanted, in the same order; nobody counts the others. */
  public Mono<List<Entry<T>>> first(String tenant, Wanted wanted, long at, int limit) {
    return connections.list(
        tenant,
        connection ->
            Sql.query(
                connection,
                statements.page(wanted),
                entries::entry,
                and(parameters(tenant, wanted, at), 0L, limit)));
  }

  /** How many are wanted, counted anew: what is decided by it rests on nothing remembered. */
  public Mono<Long> count(String tenant, Wanted wanted, long at) {
    return connections
        .use(
            tenant,
            connection ->
                counted(connection, statements.count(wanted), parameters(tenant, wanted, at)))
        .single();
  }

  private Mono<Long> count(Connection connection, String tenant, Wanted wanted, long at) {
    if (!table.remembersTotals()) {
      return counted(connection, statements.count(wanted), parameters(tenant, wanted, at));
    }
    var known = totals.before(tenant, wanted, at);
    var parameters = parameters(tenant, wanted, at);
    if (known == null) {
      return counted(connection, statements.count(wanted), parameters)
          .doOnNext(total -> totals.remember(tenant, wanted, at, total));
    }
    parameters.add(known.at());
    return known.at() == at
        ? Mono.just(known.total())
        : counted(connection, statements.countSince(wanted), parameters)
            .map(since -> known.total() + since)
            .doOnNext(total -> totals.remember(tenant, wanted, at, total));
  }

  private static Mono<Long> counted(Connection connection, String sql, List<Object> parameters) {
    return Sql.query(connection, sql, row -> row.number("count"), parameters.toArray()).single();
  }

  /**
   * The whole list in the same order, fetched part by part as fast as they are taken: who takes
   * them slowly, or not at all, holds no connection.
   */
  public Flux<Entry<T>> all(String tenant, Wanted wanted, long at) {
    return part(tenant, wanted, at, null)
        .expand(
            part ->
                part.size() < PART.limit()
                    ? Mono.empty()
                    : part(tenant, wanted, at, part.getLast()))
        .concatMapIterable(part -> part, 1);
  }

  private Mono<List<Entry<T>>> part(
      String tenant, Wanted wanted, long at, @Nullable Entry<T> last) {
    var parameters = parameters(tenant, wanted, at);
    var order = statements.order(wanted);
    if (last != null && order != null) {
      parameters.add(RecordColumns.stored(order.key().apply(last.value())));
    }
    if (last != null) {
      parameters.add(last.first());
    }
    var page = last == null ? statements.page(wanted) : statements.pageAfter(wanted);
    return connections.list(
        tenant,
        connection ->
            Sql.query(
                connection, page, entries::entry, and(parameters, PART.skip(), PART.limit())));
  }

  /**
   * What the amounts of the list come to, however much that is; empty if there are none. Those of
   * different currencies, or decimals, come to nothing that could be said: that is an error.
   */
  public Mono<BigDecimal> total(String tenant, Wanted wanted, long at) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    statements.total(wanted),
                    row -> row.exact("amount"),
                    parameters(tenant, wanted, at).toArray()))
        .singleOrEmpty();
  }

  private List<Object> parameters(String tenant, Wanted wanted, long at) {
    var parameters = new ArrayList<Object>(List.of(tenant, at));
    if (table.within() != null) {
      parameters.add(Objects.requireNonNull(wanted.within(), table.within()));
    }
    parameters.addAll(wanted.filters().values());
    return parameters;
  }

  private static Object[] and(List<Object> parameters, Object... more) {
    var all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
