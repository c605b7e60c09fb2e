package dev.daybook.benchmarks;

import static dev.daybook.benchmarks.Contributions.TENANT;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.projections.RebuildProgress;
import dev.daybook.projections.ViewListener;
import dev.daybook.projections.ViewRunner;
import dev.daybook.projections.ViewsSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * How many events a second go into a view that is filled anew while the old one serves, from the
 * moment that it is asked for until it has taken the old one's place.
 */
final class RebuildBenchmark {

  static final int EVENTS_UNLESS_SAID = 1_000_000;

  private static final String VIEW = CONTRIBUTIONS.view();
  private static final int EVENTS_A_REQUEST = 500;
  private static final int REQUESTS_AT_A_TIME = 8;
  private static final int CONNECTIONS = 6;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Path folder;
  private final int events;

  RebuildBenchmark(Path folder, int events) {
    this.folder = folder;
    this.events = events;
  }

  Report run() {
    var load = Machine.load();
    try (var postgres = DurablePostgres.start(folder)) {
      var address = postgres.address();
      EventStoreSchema.migrate(address.jdbcUrl(), PostgresAddress.SUPERUSER, null);
      ViewsSchema.migrate(address.jdbcUrl(), PostgresAddress.SUPERUSER, null);
      fill(address);
      var took = rebuild(address);
      var rate = events / (took.toMillis() / 1e3);
      return new Report(
              "Rebuilding a view",
              "benchmarks/run rebuild " + events,
              Machine.describe(folder),
              load)
          .paragraph(
              "%s events of contributions (recorded, some edited, few voided) went into the view `%s` in %.1f s: **%s events/s**, which came to %s rows. PostgreSQL %s, fsync on."
                  .formatted(
                      Report.count(events),
                      VIEW,
                      took.toMillis() / 1e3,
                      Report.count(rate),
                      Report.count(Double.parseDouble(rows(address))),
                      address.ask("SHOW server_version")));
    }
  }

  private static String rows(PostgresAddress address) {
    return address.ask("SELECT count(*) FROM contributions.contribution");
  }

  private void fill(PostgresAddress address) {
    var connections = address.connections(EventStoreSchema.SERVICE_ROLE, CONNECTIONS);
    var store = PostgresEventStore.builder(connections).build();
    var contributions = new Contributions(1);
    Flux.fromStream(Stream.generate(contributions::history).flatMap(history -> history))
        .take(events)
        .buffer(EVENTS_A_REQUEST)
        .index()
        .doOnNext(numbered -> tellFilled(numbered.getT1()))
        .flatMapSequential(
            numbered -> store.append(new AppendRequest(TENANT, numbered.getT2(), null, null)),
            REQUESTS_AT_A_TIME)
        .blockLast();
    store.close().then(connections.close()).block();
    address.execute("VACUUM ANALYZE daybook.event, daybook.event_tag");
  }

  private static void tellFilled(long request) {
    if (request % 200 == 0) {
      System.err.println(Report.count(request * EVENTS_A_REQUEST) + " events in the log");
    }
  }

  private Duration rebuild(PostgresAddress address) {
    var connections = address.connections(EventStoreSchema.RUNNER_ROLE, CONNECTIONS);
    var runner =
        new ViewRunner(
            connections,
            CommunityEvents.TYPES,
            List.of(CONTRIBUTIONS.filling()),
            "benchmark",
            ViewListener.NONE);
    var running = runner.run().subscribe();
    // The view has to serve before it can be rebuilt beside its serving self.
    Flux.interval(LOOK)
        .concatMap(tick -> runner.status(VIEW), 1)
        .takeUntil(status -> status.position() >= events && status.rebuild() == null)
        .blockLast(LIMIT);
    var begun = System.nanoTime();
    runner.rebuild(VIEW).block();
    var last = runner.progress(VIEW).doOnNext(RebuildBenchmark::tell).blockLast(LIMIT);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    runner.stop();
    running.dispose();
    if (Objects.requireNonNull(last).state() != RebuildProgress.State.DONE) {
      throw new NotMeasured("The rebuild ended as " + last);
    }
    return took;
  }

  private static void tell(RebuildProgress progress) {
    System.err.printf(
        "%s of %s events, %s/s%n",
        Report.count(progress.position()),
        Report.count(progress.head()),
        Report.count(progress.eventsPerSecond()));
  }
}
