package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/**
 * What rebuilding every view means for those who work meanwhile: commands come in at a steady rate,
 * whatever becomes of the ones before, and each read must show exactly what the position in its
 * header says. Beside it, how long it takes from a command's answer until the receipt is to be had
 * that proves its event.
 */
final class RebuildUnderLoadBenchmark {

  static final int EVENTS_UNLESS_SAID = 200_000;

  private static final int COMMANDS_A_SECOND = 500;
  private static final int PERIODS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration REBUILD_LIMIT = Duration.ofMinutes(10);
  private static final long POLL_MILLIS = 100;
  private static final int EVENTS_A_REQUEST = 500;
  private static final int REQUESTS_AT_A_TIME = 8;
  private static final int CONNECTIONS = 6;

  private final Path folder;
  private final int events;

  RebuildUnderLoadBenchmark(Path folder, int events) {
    this.folder = folder;
    this.events = events;
  }

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"))) {
      service.postgres().requireDurable();
      fill(service.postgres());
      var communities = Community.in(service, PERIODS);
      measured(service, communities, WARM_UP, () -> {});
      var alone = measured(service, communities, TIME, () -> {});
      var rebuilt = new Table("view", "rebuilt in, s", "rows that differ from those posted anew");
      var beside =
          measured(service, communities, Duration.ZERO, () -> rebuildAll(service, rebuilt));
      var table =
          new Table(
              "while",
              "commands",
              "a second",
              "p50 ms",
              "p99 ms",
              "reads",
              "p99 ms",
              "failed",
              "stale",
              "receipts",
              "p50 ms",
              "p99 ms",
              "slowest");
      row(table, "nothing else happens", alone);
      row(table, "every view is rebuilt and compared", beside);
      return new Report(
              "Rebuilding under load",
              "benchmarks/run rebuild-under-load " + events,
              Machine.describe(folder),
              load)
          .paragraph(
              "%d commands a second were sent at even intervals, each a contribution in one of %d periods, and measured from when they were due; one in %d was followed by a read of the same list, and one in %d by its receipt, measured from the command's answer. %s events lay in the log before. *Failed* are commands, reads and receipts that were not answered with success; *stale* are reads whose list was not what their `Daybook-Position` says."
                  .formatted(
                      COMMANDS_A_SECOND,
                      PERIODS,
                      SteadyLoad.ONE_IN_READS,
                      SteadyLoad.ONE_IN_ASKS_FOR_ITS_RECEIPT,
                      Report.count(events)))
          .table(table)
          .table(rebuilt);
    }
  }

  private static SteadyLoad.Measured measured(
      Service service, List<Community> communities, Duration time, Runnable meanwhile) {
    var load = SteadyLoad.begin(service, communities, COMMANDS_A_SECOND);
    meanwhile.run();
    Service.pause(time.toMillis());
    return load.end();
  }

  private static void row(Table table, String during, SteadyLoad.Measured measured) {
    table.row(
        during,
        measured.commands().count(),
        Report.count(measured.commandsASecond()),
        measured.commands().median(),
        measured.commands().p99(),
        measured.reads().count(),
        measured.reads().p99(),
        Report.count(measured.failed()),
        Report.count(measured.stale()),
        measured.receipts().count(),
        measured.receipts().median(),
        measured.receipts().p99(),
        measured.receipts().slowest());
  }

  private static void rebuildAll(Service service, Table table) {
    var operator = service.operator();
    for (var view : operator.get("/views").values()) {
      var name = view.path("name").asString();
      var before = view.path("rebuilt_at");
      var begun = System.nanoTime();
      operator.post("/views/" + name + "/rebuild");
      awaitRebuilt(operator, name, before, begun);
      var took = Latencies.since(begun);
      System.err.printf("%s was rebuilt in %s ms%n", name, Latencies.millis(took));
      var compared = operator.post("/views/" + name + "/compare");
      table.row(
          name, "%.1f".formatted(took / 1e9), String.valueOf(compared.path("differences").size()));
    }
  }

  private static void awaitRebuilt(
      Service.Operator operator, String name, JsonNode before, long begun) {
    while (!isRebuilt(operator, name, before)) {
      if (Latencies.since(begun) > REBUILD_LIMIT.toNanos()) {
        throw new NotMeasured("The view %s was not rebuilt in time.".formatted(name));
      }
      Service.pause(POLL_MILLIS);
    }
  }

  private static boolean isRebuilt(Service.Operator operator, String name, JsonNode before) {
    for (var view : operator.get("/views").values()) {
      if (view.path("name").asString().equals(name)) {
        return view.path("rebuild").isNull() && !view.path("rebuilt_at").equals(before);
      }
    }
    throw new NotMeasured("There is no view %s any more.".formatted(name));
  }

  private void fill(PostgresAddress address) {
    var connections = address.connections(EventStoreSchema.SERVICE_ROLE, CONNECTIONS);
    var store = PostgresEventStore.builder(connections).build();
    var contributions = new Contributions(1);
    Flux.fromStream(Stream.generate(contributions::history).flatMap(history -> history))
        .take(events)
        .buffer(EVENTS_A_REQUEST)
        .flatMapSequential(
            some -> store.append(new AppendRequest(Contributions.TENANT, some, null, null)),
            REQUESTS_AT_A_TIME)
        .blockLast();
    store.close().then(connections.close()).block();
    System.err.println(Report.count(events) + " events in the log");
  }
}
