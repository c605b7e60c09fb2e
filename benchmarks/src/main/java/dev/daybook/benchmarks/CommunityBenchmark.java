package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * What a period with very many entries costs, over HTTP: to record one more, to read its sheet, to
 * be told of a change, to close it.
 */
final class CommunityBenchmark {

  private static final int SEED = 1;
  private static final int EVENTS_A_REQUEST = 500;
  private static final int REQUESTS_AT_A_TIME = 8;
  private static final int CONNECTIONS = 4;

  private static final int COMMANDS = 300;
  private static final int SHEETS = 300;
  private static final int CONCURRENT_READERS = 4;
  private static final int OTHER_READS = 100;
  private static final int WARM_UPS = 100;
  private static final int REOPENINGS = 8;
  private static final int CHANGES = 50;
  private static final int MANY_LIVE_READERS = 15;
  private static final int BETWEEN_CHANGES_MILLIS = 60;

  /** The early sheet is the one of this part of the log. */
  private static final int EARLY_PART = 25;

  private final Path folder;
  private final LargePeriod community = new LargePeriod(SEED);
  private final String large = "/periods/" + community.large().value();
  private final String empty = "/periods/" + community.empty().value();
  private final String sheet = large + "/balance-sheet";

  CommunityBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"))) {
      var address = service.postgres();
      address.requireDurable();
      service.signIn();
      fill(service, address);
      var report =
          new Report("A large period", "benchmarks/run community", Machine.describe(folder), load)
              .paragraph(
                  "%s owners with a property each, 12 budget items, %s readings; %s contributions and %s expenses in one period. PostgreSQL %s, embedded, fsync on. Milliseconds, over HTTP, the client on the same machine."
                      .formatted(
                          Report.count(LargePeriod.OWNERS),
                          Report.count(LargePeriod.OWNERS),
                          Report.count(LargePeriod.CONTRIBUTIONS),
                          Report.count(LargePeriod.EXPENSES),
                          address.ask("SHOW server_version")));
      warmUp(service);
      return report
          .table(requests(service))
          .table(live(service))
          .table(closings(service))
          .table(afterClosings(service));
    }
  }

  /** Straight into the log, as another node would; the service posts its views from there. */
  private void fill(Service service, PostgresAddress address) {
    if (service.get(sheet, "").statusCode() == 200) {
      return;
    }
    var connections = address.connections(EventStoreSchema.SERVICE_ROLE, CONNECTIONS);
    var store = PostgresEventStore.builder(connections).build();
    Flux.fromStream(Stream.concat(community.beginning(), community.entries()))
        .buffer(EVENTS_A_REQUEST)
        .flatMapSequential(
            events -> store.append(new AppendRequest(Contributions.TENANT, events, null, null)),
            REQUESTS_AT_A_TIME)
        .blockLast();
    long head = store.head().blockOptional().orElseThrow();
    store.close().then(connections.close()).block();
    System.err.println(Report.count(head) + " events in the log");
    while (service.get(sheet, String.valueOf(head)).statusCode() != 200) {
      System.err.println("views are being posted");
    }
    address.execute("VACUUM ANALYZE");
  }

  private void warmUp(Service service) {
    System.err.println("warming up");
    for (int i = 0; i < WARM_UPS; i++) {
      record(service, large, i);
      record(service, empty, i);
      read(service, sheet);
    }
  }

  private Table requests(Service service) {
    var table = new Table("what", "times", "p50 ms", "p99 ms", "slowest ms");
    recordings(service, table, "record a contribution in it");
    System.err.println("reading");
    row(table, "its sheet", reads(service, sheet, SHEETS));
    row(table, "its sheet, changed since it was last read", changedReads(service));
    row(table, "its sheet, 4 readers at a time", concurrently(readers(service)));
    row(
        table,
        "its sheet, 4 readers at a time, while it changes",
        whileChanging(service, () -> concurrently(readers(service))));
    row(table, "its sheet at an early position", reads(service, sheet + early(service)));
    row(table, "the sheet of the period after it", reads(service, empty + "/balance-sheet"));
    row(
        table,
        "the statement of one owner",
        reads(service, large + "/balances/" + community.owner(7).value()));
    row(
        table,
        "the first page of one owner's contributions",
        reads(service, large + "/contributions?owner_id=" + community.owner(7).value()));
    row(table, "the first page of all", reads(service, large + "/contributions"));
    return table;
  }

  private void recordings(Service service, Table table, String what) {
    System.err.println("recording");
    var inLarge = new ArrayList<Long>();
    var inEmpty = new ArrayList<Long>();
    for (int i = 0; i < COMMANDS; i++) {
      inLarge.add(timed(service, large, i));
      inEmpty.add(timed(service, empty, i));
    }
    row(table, what, Latencies.of(inLarge));
    row(table, "record one in an empty period, in turns with these", Latencies.of(inEmpty));
  }

  private String early(Service service) {
    return "?at_position=" + position(read(service, sheet)) / EARLY_PART;
  }

  private Latencies reads(Service service, String path) {
    return reads(service, path, OTHER_READS);
  }

  private Latencies reads(Service service, String path, int times) {
    var nanos = new ArrayList<Long>(times);
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      read(service, path);
      nanos.add(Latencies.since(begun));
    }
    return Latencies.of(nanos);
  }

  /** The change itself, and that views get to know of it, is not what is measured here. */
  private Latencies changedReads(Service service) {
    var nanos = new ArrayList<Long>(OTHER_READS);
    for (int i = 0; i < OTHER_READS; i++) {
      record(service, large, i);
      Service.pause(BETWEEN_CHANGES_MILLIS);
      long begun = System.nanoTime();
      read(service, sheet);
      nanos.add(Latencies.since(begun));
    }
    return Latencies.of(nanos);
  }

  private Callable<Latencies> readers(Service service) {
    return () -> reads(service, sheet, SHEETS / CONCURRENT_READERS);
  }

  private Latencies whileChanging(Service service, Supplier<Latencies> reads) {
    var over = new AtomicBoolean();
    var changes =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    record(service, large, i);
                    Service.pause(BETWEEN_CHANGES_MILLIS);
                  }
                });
    try {
      return reads.get();
    } finally {
      over.set(true);
      join(changes);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      throw interrupted(stopping);
    }
  }

  private static NotMeasured interrupted(InterruptedException stopping) {
    Thread.currentThread().interrupt();
    return new NotMeasured("The measurement was interrupted.", stopping);
  }

  private static Latencies concurrently(Callable<Latencies> reads) {
    try (var readers = Executors.newFixedThreadPool(CONCURRENT_READERS)) {
      var all = new ArrayList<Long>();
      for (Future<Latencies> one :
          readers.invokeAll(Collections.nCopies(CONCURRENT_READERS, reads))) {
        Arrays.stream(one.get().sortedNanos()).forEach(all::add);
      }
      return Latencies.of(all);
    } catch (ExecutionException failed) {
      throw new NotMeasured("A reader failed: " + failed.getCause(), failed);
    } catch (InterruptedException stopping) {
      throw interrupted(stopping);
    }
  }

  private Table live(Service service) {
    var table =
        new Table(
            "from a change's answer until the sheet has come", "changes", "p50 ms", "slowest ms");
    for (int readers : List.of(1, MANY_LIVE_READERS)) {
      System.err.println(readers + " live readers");
      var arrivals = arrivals(service, readers);
      table.row(
          readers == 1 ? "to the one live reader" : "to the last of %d".formatted(readers),
          arrivals.count(),
          arrivals.median(),
          arrivals.slowest());
    }
    return table;
  }

  private Latencies arrivals(Service service, int count) {
    var readers =
        IntStream.range(0, count).mapToObj(i -> new LiveReader(service.live(sheet))).toList();
    try {
      var nanos = new ArrayList<Long>();
      for (int i = 0; i < CHANGES; i++) {
        long position = position(record(service, large, i));
        long answered = System.nanoTime();
        long last =
            readers.stream().mapToLong(reader -> reader.arrivalOf(position)).max().orElseThrow();
        nanos.add(Math.max(0, last - answered));
        Service.pause(BETWEEN_CHANGES_MILLIS);
      }
      return Latencies.of(nanos);
    } finally {
      readers.forEach(LiveReader::close);
    }
  }

  private Table closings(Service service) {
    System.err.println("closing");
    var table = new Table("closing", "ms");
    table.row("it", close(service, large));
    table.row("the period after it", close(service, empty));
    reopen(service, large);
    record(service, large, 0);
    table.row(
        "it again after a correction, which restates the period after it", close(service, large));
    return table;
  }

  /** Everybody who records reads the closings of the period. */
  private Table afterClosings(Service service) {
    var table =
        new Table("after it was closed and reopened", "times", "p50 ms", "p99 ms", "slowest ms");
    reopen(service, empty);
    reopen(service, large);
    for (int i = 0; i < REOPENINGS; i++) {
      close(service, large);
      reopen(service, large);
    }
    recordings(
        service, table, "record a contribution in it, %d times closed".formatted(REOPENINGS + 2));
    return table;
  }

  private static void reopen(Service service, String period) {
    service.patch(period, "{\"status\":\"OPEN\",\"reason\":\"A receipt turned up\"}");
  }

  private static String close(Service service, String period) {
    long begun = System.nanoTime();
    service.post(period + "/close", "{}");
    return Latencies.millis(Latencies.since(begun));
  }

  private long timed(Service service, String period, int number) {
    long begun = System.nanoTime();
    record(service, period, number);
    return Latencies.since(begun);
  }

  private HttpResponse<String> record(Service service, String period, int number) {
    var body =
        "{\"owner_id\":\"%s\",\"amount\":\"125.50\",\"date\":\"%s-01-15\"}"
            .formatted(community.owner(number).value(), period.equals(large) ? 2026 : 2027);
    var answer = service.postAsync(period + "/contributions", body, "").join();
    return successful(answer, 201);
  }

  private static HttpResponse<byte[]> read(Service service, String path) {
    return successful(service.get(path, ""), 200);
  }

  private static <T> HttpResponse<T> successful(HttpResponse<T> answer, int status) {
    if (answer.statusCode() != status) {
      throw new NotMeasured(
          "%s was answered %d: %s".formatted(answer.uri(), answer.statusCode(), words(answer)));
    }
    return answer;
  }

  private static String words(HttpResponse<?> answer) {
    return answer.body() instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(answer.body());
  }

  private static long position(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Daybook-Position").orElseThrow();
  }

  private static void row(Table table, String what, Latencies took) {
    table.row(what, took.count(), took.median(), took.p99(), took.slowest());
  }
}
