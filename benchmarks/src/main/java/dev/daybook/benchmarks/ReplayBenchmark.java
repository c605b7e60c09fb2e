package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * How fast a tenant's whole history is replayed over HTTP, beside PostgreSQL's COPY of the rows.
 */
final class ReplayBenchmark {

  static final int EVENTS_UNLESS_SAID = 1_000_000;

  private static final int EVENTS_A_REQUEST = 500;
  private static final int REQUESTS_AT_A_TIME = 8;
  private static final int CONNECTIONS = 6;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String HISTORY =
      "SELECT * FROM daybook.event WHERE tenant = 'demo' ORDER BY position";

  private record Read(long bytes, Duration took) {}

  private final Path folder;
  private final int events;

  ReplayBenchmark(Path folder, int events) {
    this.folder = folder;
    this.events = events;
  }

  Report run() {
    var load = Machine.load();
    var psql = Program.psql();
    try (var service = Service.start(folder.resolve("data"))) {
      var address = service.postgres();
      address.requireDurable();
      service.signIn();
      fill(address);
      long count =
          Long.parseLong(address.ask("SELECT count(*) FROM daybook.event WHERE tenant = 'demo'"));
      var before = service.residentMegabytes();
      for (var round = 0; round < WARM_UPS; round++) {
        replay(service);
      }
      var table = new Table("COPY, events/s", "replay, events/s", "ratio", "MB/s", "JVM, MB");
      var ratios = new ArrayList<Double>();
      for (var round = 0; round < ROUNDS; round++) {
        var copied = count / seconds(copy(psql, address));
        var read = replay(service);
        var replayed = count / seconds(read.took());
        ratios.add(replayed / copied);
        table.row(
            Report.count(copied),
            Report.count(replayed),
            Report.ratio(replayed / copied),
            Report.count(read.bytes() / seconds(read.took()) / 1e6),
            String.valueOf(service.residentMegabytes()));
      }
      ratios.sort(null);
      return new Report(
              "Replaying the history",
              "benchmarks/run replay " + events,
              Machine.describe(folder),
              load)
          .paragraph(
              "%s events over HTTP as lines, one reader on the same machine, in turns with `COPY (%s) TO STDOUT` read by psql, after %d replays to warm up. Resident memory of the JVM was %d MB before. PostgreSQL %s, embedded, fsync on. The median ratio was **%s**."
                  .formatted(
                      Report.count(count),
                      HISTORY,
                      WARM_UPS,
                      before,
                      address.ask("SHOW server_version"),
                      Report.ratio(ratios.get(ROUNDS / 2))))
          .table(table);
    }
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  private static Duration copy(Program psql, PostgresAddress address) {
    var begun = System.nanoTime();
    psql.run(
        Map.of(),
        List.of(
            "--no-psqlrc",
            "--quiet",
            "--host=" + PostgresAddress.HOST,
            "--port=" + address.port(),
            "--username=" + PostgresAddress.SUPERUSER,
            "--output=/dev/null",
            "--command=COPY (" + HISTORY + ") TO STDOUT",
            address.database()));
    return Duration.ofNanos(System.nanoTime() - begun);
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
    address.execute("VACUUM ANALYZE daybook.event, daybook.event_tag");
  }

  private static Read replay(Service service) {
    var begun = System.nanoTime();
    try (var lines = service.lines("/events")) {
      var bytes = drained(lines);
      return new Read(bytes, Duration.ofNanos(System.nanoTime() - begun));
    } catch (IOException broken) {
      throw new NotMeasured("The replay broke off: " + broken.getMessage(), broken);
    }
  }

  private static long drained(InputStream lines) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (var read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
      bytes += read;
    }
    return bytes;
  }
}
