package dev.daybook.benchmarks;

import static dev.daybook.benchmarks.Contributions.TENANT;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many conditional appends the event store takes in a second, one event a request, by how many
 * are waiting at a time: each caller appends again as soon as it has its verdict.
 */
final class EngineBenchmark {

  private static final List<Integer> CONCURRENT = List.of(1, 16, 128, 1_024);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 16;

  private final Path folder;

  EngineBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    try (var postgres = DurablePostgres.start(folder)) {
      var address = postgres.address();
      EventStoreSchema.migrate(address.jdbcUrl(), PostgresAddress.SUPERUSER, null);
      var yardstick = new Pgbench(address, folder);
      var best = yardstick.best();
      var table = new Table("appends at a time", "appends/s", "of pgbench's best");
      measure(address, best, table);
      return new Report(
              "Conditional appends", "benchmarks/run engine", Machine.describe(folder), load)
          .paragraph(
              "The condition is that of recording a contribution: nothing new of the period, and"
                  + " the owner. PostgreSQL "
                  + address.ask("SHOW server_version")
                  + ", fsync on; "
                  + yardstick.version()
                  + ".")
          .table(yardstick.table())
          .table(table);
    }
  }

  private static void measure(PostgresAddress address, double best, Table table) {
    var store =
        PostgresEventStore.builder(address.connections(EventStoreSchema.SERVICE_ROLE, CONNECTIONS))
            .build();
    System.err.println("warming up");
    appendsPerSecond(store, 128, WARM_UP);
    for (int concurrent : CONCURRENT) {
      System.err.println(concurrent + " appends at a time");
      var rate = appendsPerSecond(store, concurrent, TIME);
      table.row(String.valueOf(concurrent), Report.count(rate), Report.ratio(rate / best));
    }
    store.close().block();
  }

  private static double appendsPerSecond(EventStore store, int concurrent, Duration time) {
    var appended = new AtomicLong();
    var begun = System.nanoTime();
    var end = begun + time.toNanos();
    Flux.range(0, concurrent)
        .flatMap(seed -> caller(store, seed, end, appended), concurrent)
        .blockLast();
    return appended.get() * 1e9 / (System.nanoTime() - begun);
  }

  private static Mono<Void> caller(EventStore store, int seed, long end, AtomicLong appended) {
    var contributions = new Contributions(seed);
    var head = new AtomicLong();
    return Mono.defer(() -> store.append(request(contributions, head.get())))
        .doOnNext(
            verdict -> {
              if (!(verdict instanceof Verdict.Appended done)) {
                throw new NotMeasured("An append was refused: " + verdict);
              }
              head.set(done.last());
              appended.incrementAndGet();
            })
        .repeat(() -> System.nanoTime() < end)
        .then();
  }

  private static AppendRequest request(Contributions contributions, long head) {
    return new AppendRequest(
        TENANT,
        List.of(contributions.next()),
        new AppendCondition(contributions.boundary(), head),
        null);
  }
}
