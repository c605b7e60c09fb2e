package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * What very many purchases of one tenant cost, over HTTP, beside the same questions in plain SQL:
 * each of analytics, the lists by each filter and each pair of them, and to record one more.
 */
final class PurchasesBenchmark {

  static final int ROWS_UNLESS_SAID = 1_000_000;

  private static final int SEED = 1;
  private static final int EVENTS_A_REQUEST = 500;
  private static final int REQUESTS_AT_A_TIME = 8;
  private static final int CONNECTIONS = 4;
  private static final int WARM_UPS = 100;
  private static final int READS = 200;
  private static final int READS_OF_A_LIST = 100;
  private static final int READS_OF_THE_PAST = 5;
  private static final int COMMANDS = 300;

  /** That views get to know of a purchase is not what is measured with a question. */
  private static final int UNTIL_POSTED_MILLIS = 60;

  private final Path folder;
  private final int rows;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LargeHousehold household =
      new LargeHousehold(SEED, Instant.now().truncatedTo(ChronoUnit.MICROS), today);

  PurchasesBenchmark(Path folder, int rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /** A question of analytics, and how plain SQL answers it. */
  private record Question(String path, String sql) {}

  /** A filter of lists, with a value that is chosen anew for each request. */
  private record Filter(String name, String value, String sql) {}

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"));
        var empty = Service.start(folder.resolve("empty"))) {
      var address = service.postgres();
      address.requireDurable();
      service.signIn();
      empty.signIn();
      fill(service, address);
      try (var plain = new PlainPurchases(address)) {
        warmUp(service, empty);
        return new Report(
                "Very many purchases",
                "benchmarks/run purchases --rows=" + rows,
                Machine.describe(folder),
                load)
            .paragraph(
                "%s purchases of one tenant over %d years, a quarter of them with a warranty, in two currencies. PostgreSQL %s, embedded, fsync on. Milliseconds, over HTTP, the client on the same machine; plain SQL over JDBC on an indexed table of the same rows, in turns with the requests."
                    .formatted(
                        Report.count(rows),
                        LargeHousehold.YEARS,
                        address.ask("SHOW server_version")))
            .paragraph(
                "Before each question of analytics one more purchase is recorded, so that nothing"
                    + " is answered that was answered before.")
            .table(analytics(service, plain))
            .table(past(service))
            .table(lists(service, plain))
            .table(recordings(service, empty))
            .table(new PurchaseFiles(folder).measured(service, empty));
      }
    }
  }

  /** Straight into the log, as another node would; the service posts its views from there. */
  private void fill(Service service, PostgresAddress address) {
    var connections = address.connections(EventStoreSchema.SERVICE_ROLE, CONNECTIONS);
    var store = PostgresEventStore.builder(connections).build();
    long begun = System.nanoTime();
    Flux.fromStream(Stream.concat(household.beginning(), household.purchases(rows)))
        .buffer(EVENTS_A_REQUEST)
        .flatMapSequential(
            events -> store.append(new AppendRequest(Contributions.TENANT, events, null, null)),
            REQUESTS_AT_A_TIME)
        .blockLast();
    long head = store.head().blockOptional().orElseThrow();
    store.close().then(connections.close()).block();
    System.err.printf(
        "%s events in the log after %s ms%n",
        Report.count(head), Latencies.millis(Latencies.since(begun)));
    while (service.get("/analytics/summary", String.valueOf(head)).statusCode() != 200
        || service.get("/analytics/warranties/summary", String.valueOf(head)).statusCode() != 200) {
      System.err.println("views are being posted");
    }
    System.err.printf("posted after %s ms%n", Latencies.millis(Latencies.since(begun)));
    address.execute("VACUUM ANALYZE");
  }

  private void warmUp(Service service, Service empty) {
    System.err.println("warming up");
    for (int i = 0; i < WARM_UPS; i++) {
      record(service);
      record(empty);
      questions().forEach(question -> read(service, question.path));
    }
  }

  private List<Question> questions() {
    var month = today.withDayOfMonth(1);
    var year = month.minusMonths(11);
    return List.of(
        new Question(
            "/analytics/spending?months=12",
            "SELECT date_trunc('month', purchase_date), sum(price), count(*) FROM plain.purchase WHERE currency_code = 'EUR' AND purchase_date >= '%s' GROUP BY 1"
                .formatted(year)),
        new Question(
            "/analytics/spending?months=120",
            "SELECT date_trunc('month', purchase_date), sum(price), count(*) FROM plain.purchase WHERE currency_code = 'EUR' AND purchase_date >= '%s' GROUP BY 1"
                .formatted(month.minusMonths(119))),
        new Question(
            "/analytics/spending/by-period?from=%s&to=%s".formatted(year, today),
            "SELECT sum(price), count(*) FROM plain.purchase WHERE currency_code = 'EUR' AND purchase_date BETWEEN '%s' AND '%s'"
                .formatted(year, today)),
        new Question(
            "/analytics/summary",
            "SELECT sum(price), count(*), avg(price), percentile_cont(0.5) WITHIN GROUP (ORDER BY price), max(price), sum(price) FILTER (WHERE purchase_date >= '%s') FROM plain.purchase WHERE currency_code = 'EUR'"
                .formatted(month)),
        new Question(
            "/analytics/warranties/timeline?months=12",
            "SELECT m, count(*) FILTER (WHERE warranty_start <= m AND warranty_end >= m), count(*) FILTER (WHERE warranty_end < m) FROM plain.warranty, generate_series('%s'::timestamp, '%s', '1 month') m WHERE voided_at IS NULL GROUP BY m"
                .formatted(year, month)),
        new Question(
            "/analytics/warranties/summary",
            "SELECT count(*) FILTER (WHERE warranty_end >= '%1$s'), count(*) FILTER (WHERE warranty_end < '%1$s') FROM plain.warranty WHERE voided_at IS NULL"
                .formatted(today)),
        new Question(
            "/analytics/retailers",
            "SELECT retailer_id, count(*), sum(price) FROM plain.purchase WHERE currency_code ="
                + " 'EUR' GROUP BY 1"),
        new Question(
            "/analytics/brands",
            "SELECT brand_id, count(*), sum(price) FROM plain.purchase WHERE currency_code = 'EUR'"
                + " GROUP BY 1"),
        new Question(
            "/analytics/top-products",
            "SELECT product, count(*), sum(price) FROM plain.purchase WHERE currency_code = 'EUR'"
                + " GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT 10"),
        new Question(
            "/analytics/recent-purchases",
            "SELECT * FROM plain.purchase WHERE currency_code = 'EUR' ORDER BY purchase_date DESC"
                + " LIMIT 10"),
        new Question(
            "/analytics/recent-warranties",
            "SELECT * FROM plain.warranty ORDER BY first_position DESC LIMIT 10"));
  }

  private Table analytics(Service service, PlainPurchases plain) {
    var table =
        new Table("`GET`", "times", "p50 ms", "p99 ms", "slowest ms", "plain SQL p50 ms", "p99 ms");
    for (var question : questions()) {
      System.err.println(question.path);
      var here = new ArrayList<Long>();
      var there = new ArrayList<Long>();
      for (int i = 0; i < READS; i++) {
        record(service);
        Service.pause(UNTIL_POSTED_MILLIS);
        here.add(timed(() -> read(service, question.path)));
        there.add(plain.timed(question.sql));
      }
      row(table, "`" + question.path + "`", here, there);
    }
    return table;
  }

  /** The further back, the more has changed since. */
  private Table past(Service service) {
    var table = new Table("the past", "times", "p50 ms", "slowest ms");
    long head = position(read(service, "/analytics/summary"));
    for (int percent : List.of(99, 90, 50, 1)) {
      for (var path :
          List.of("/analytics/summary", "/analytics/top-products", "/analytics/spending")) {
        System.err.println(path + " at " + percent + " %");
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < READS_OF_THE_PAST; i++) {
          nanos.add(timed(() -> read(service, path + "?at_position=" + head / 100 * percent)));
        }
        var took = Latencies.of(nanos);
        table.row(
            "`%s` at %d %% of the log".formatted(path, percent),
            took.count(),
            took.median(),
            took.slowest());
      }
    }
    return table;
  }

  /** Each asks for something else than the one before. */
  private List<Filter> filters() {
    var status = today.getDayOfYear() % 2 == 0 ? "ORDERED" : "RECEIVED";
    var retailer = household.retailer().value().toString();
    var brand = household.brand().value().toString();
    var searched = household.searched();
    return List.of(
        new Filter("status", status, "status = '%s'"),
        new Filter("retailer_id", retailer, "retailer_id = '%s'"),
        new Filter("brand_id", brand, "brand_id = '%s'"),
        new Filter("currency_code", "USD", "currency_code = '%s'"),
        new Filter("date_from", household.day().toString(), "purchase_date >= '%s'"),
        new Filter("date_to", household.day().toString(), "purchase_date <= '%s'"),
        new Filter("min_price", household.price().toPlainString(), "price >= %s"),
        new Filter("max_price", household.price().toPlainString(), "price <= %s"),
        new Filter("search", searched, "sought LIKE '%%%s%%'"));
  }

  private Table lists(Service service, PlainPurchases plain) {
    var table =
        new Table(
            "`GET /purchases` by",
            "times",
            "p50 ms",
            "p99 ms",
            "slowest ms",
            "plain SQL p50 ms",
            "p99 ms");
    int count = filters().size();
    for (int one = 0; one < count; one++) {
      for (int other = one; other < count; other++) {
        listed(service, plain, table, one, other);
      }
    }
    return table;
  }

  private void listed(Service service, PlainPurchases plain, Table table, int one, int other) {
    var here = new ArrayList<Long>();
    var there = new ArrayList<Long>();
    var names = "";
    for (int i = 0; i < READS_OF_A_LIST; i++) {
      var all = filters();
      var chosen = one == other ? List.of(all.get(one)) : List.of(all.get(one), all.get(other));
      names = String.join(" and ", chosen.stream().map(filter -> "`" + filter.name + "`").toList());
      var query = String.join("&", chosen.stream().map(PurchasesBenchmark::asked).toList());
      var where = String.join(" AND ", chosen.stream().map(f -> f.sql.formatted(f.value)).toList());
      here.add(timed(() -> read(service, "/purchases?" + query)));
      there.add(
          plain.timed(
                  "SELECT * FROM plain.purchase WHERE %s ORDER BY purchase_date DESC, first_position DESC LIMIT 20"
                      .formatted(where))
              + plain.timed("SELECT count(*) FROM plain.purchase WHERE " + where));
    }
    System.err.println(names);
    row(table, names, here, there);
  }

  private static String asked(Filter filter) {
    return filter.name + "=" + filter.value.replace(" ", "%20");
  }

  private Table recordings(Service service, Service empty) {
    System.err.println("recording");
    var table = new Table("record one more purchase", "times", "p50 ms", "p99 ms", "slowest ms");
    var here = new ArrayList<Long>();
    var there = new ArrayList<Long>();
    for (int i = 0; i < COMMANDS; i++) {
      here.add(timed(() -> record(service)));
      there.add(timed(() -> record(empty)));
    }
    row(table, "in that tenant", Latencies.of(here));
    row(table, "in an empty one of another service, in turns with these", Latencies.of(there));
    return table;
  }

  private long record(Service service) {
    var body =
        "{\"product_name\":\"%s\",\"price\":\"%s\",\"purchase_date\":\"%s\"}"
            .formatted(household.product(), household.price().toPlainString(), household.day());
    return position(successful(service.postAsync("/purchases", body, "").join(), 201));
  }

  private static HttpResponse<byte[]> read(Service service, String path) {
    return successful(service.get(path, ""), 200);
  }

  private static <T> HttpResponse<T> successful(HttpResponse<T> answer, int status) {
    if (answer.statusCode() != status) {
      throw new NotMeasured(
          "%s was answered %d: %s"
              .formatted(
                  answer.uri(),
                  answer.statusCode(),
                  answer.body() instanceof byte[] bytes
                      ? new String(bytes, StandardCharsets.UTF_8)
                      : answer.body()));
    }
    return answer;
  }

  private static long position(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Daybook-Position").orElseThrow();
  }

  private static long timed(Runnable what) {
    long begun = System.nanoTime();
    what.run();
    return Latencies.since(begun);
  }

  private static void row(Table table, String what, Latencies took) {
    table.row(what, took.count(), took.median(), took.p99(), took.slowest());
  }

  private static void row(Table table, String what, List<Long> here, List<Long> there) {
    var took = Latencies.of(here);
    var plain = Latencies.of(there);
    table.row(
        what, took.count(), took.median(), took.p99(), took.slowest(), plain.median(), plain.p99());
  }
}
