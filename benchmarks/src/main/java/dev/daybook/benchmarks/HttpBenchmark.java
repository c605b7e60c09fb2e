package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How many commands the packaged service takes in a second over HTTP: keep-alive, the token checked
 * and an idempotency key sent each time. The service, its PostgreSQL and wrk share the machine.
 */
final class HttpBenchmark {

  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64, 128, 256);
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration TIME = Duration.ofSeconds(10);

  private static final String COUNT_ACCEPTED =
      "SELECT count(*) FROM daybook.append_once WHERE key LIKE 'run-%'";

  private final Path folder;
  private double accepted;

  HttpBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"))) {
      var address = service.postgres();
      address.requireDurable();
      var yardstick = new Pgbench(address, folder);
      var best = yardstick.best();
      var table = new Table("connections", "commands/s", "of pgbench's best", "p50 ms", "p99 ms");
      measure(service, best, table);
      return new Report("Commands over HTTP", "benchmarks/run http", Machine.describe(folder), load)
          .paragraph(
              "Recording a contribution. PostgreSQL "
                  + address.ask("SHOW server_version")
                  + ", embedded, fsync on; "
                  + yardstick.version()
                  + ". In the log afterwards: "
                  + address.ask(COUNT_ACCEPTED)
                  + " contributions, for "
                  + Report.count(accepted)
                  + " answered.")
          .table(yardstick.table())
          .table(table);
    }
  }

  private void measure(Service service, double best, Table table) {
    var wrk = new Wrk(service, Community.in(service), folder);
    System.err.println("warming up");
    count(wrk.run(128, WARM_UP), WARM_UP);
    for (int connections : CONNECTIONS) {
      System.err.println("wrk with " + connections + " connections");
      var result = wrk.run(connections, TIME);
      count(result, TIME);
      table.row(
          String.valueOf(connections),
          Report.count(result.requestsPerSecond()),
          Report.ratio(result.requestsPerSecond() / best),
          "%.1f".formatted(result.p50() / 1e3),
          "%.1f".formatted(result.p99() / 1e3));
    }
  }

  private void count(Wrk.Result result, Duration time) {
    accepted += result.requestsPerSecond() * time.toSeconds();
  }
}
