package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What views that nobody concerns cost the commands of everybody: the service as it is, and with
 * many more views, in turn.
 */
final class ViewsBenchmark {

  private static final int IDLE_VIEWS = 40;
  private static final int ROUNDS = 2;
  private static final int CONNECTIONS = 128;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration TIME = Duration.ofSeconds(20);

  private final Path folder;

  ViewsBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    var table = new Table("round", "commands/s", "with 40 more views", "ratio");
    for (int round = 1; round <= ROUNDS; round++) {
      double without = commandsPerSecond(round, 0);
      double with = commandsPerSecond(round, IDLE_VIEWS);
      table.row(
          String.valueOf(round),
          Report.count(without),
          Report.count(with),
          Report.ratio(with / without));
    }
    return new Report("Many views", "benchmarks/run views", Machine.describe(folder), load)
        .paragraph(
            "Recording a contribution with %d connections, %d s after %d s of warm-up."
                .formatted(CONNECTIONS, TIME.toSeconds(), WARM_UP.toSeconds()))
        .table(table);
  }

  private double commandsPerSecond(int round, int idleViews) {
    System.err.println("round " + round + " with " + idleViews + " more views");
    var data = folder.resolve("data-%d-%d".formatted(round, idleViews));
    try (var service = Service.start(data, launcher(idleViews))) {
      var wrk = new Wrk(service, Community.in(service), folder);
      wrk.run(CONNECTIONS, WARM_UP);
      return wrk.run(CONNECTIONS, TIME).requestsPerSecond();
    }
  }

  /** The same launcher for both, with the classes of the idle views on its path. */
  private static List<String> launcher(int idleViews) {
    return List.of(
        "-Dbenchmark.idle-views=" + idleViews,
        "-Dloader.path=" + Path.of("benchmarks", "target", "classes").toAbsolutePath(),
        "-cp",
        Service.JAR.toString(),
        "org.springframework.boot.loader.launch.PropertiesLauncher");
  }
}
