package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How soon the packaged service is ready, and how much memory it keeps when it has nothing to do.
 */
final class StartBenchmark {

  private static final int SECOND_STARTS = 5;
  private static final int COMMANDS = 10_000;
  private static final int COMMANDS_AT_A_TIME = 16;
  private static final List<Integer> IDLE_SECONDS = List.of(0, 10, 30, 60);

  private final Path folder;

  StartBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    var data = folder.resolve("data");
    var starts = new Table("start", "ready after");
    starts.row("first", seconds(Service.start(data)));
    var seconds = new ArrayList<String>();
    for (var i = 0; i < SECOND_STARTS; i++) {
      seconds.add(seconds(Service.start(data)));
    }
    seconds.sort(null);
    starts.row("later, median of " + SECOND_STARTS, seconds.get(SECOND_STARTS / 2));
    starts.row("later, slowest", seconds.getLast());
    var memory = new Table("after %s commands, idle for".formatted(Report.count(COMMANDS)), "MB");
    try (var service = Service.start(data)) {
      command(service);
      measure(service, memory);
    }
    return new Report("Start and memory", "benchmarks/run start", Machine.describe(folder), load)
        .paragraph("`java -jar daybook.jar`, no options; resident memory of the JVM.")
        .table(starts)
        .table(memory);
  }

  private static String seconds(Service service) {
    try (service) {
      var text = "%.2f s".formatted(service.startedIn().toMillis() / 1e3);
      System.err.println("ready after " + text);
      return text;
    }
  }

  private static void command(Service service) {
    var community = Community.in(service);
    System.err.println("sending commands");
    Flux.range(0, COMMANDS)
        .flatMap(
            n ->
                Mono.fromFuture(
                    () -> service.postAsync(community.path(), community.body(), "key-" + n)),
            COMMANDS_AT_A_TIME)
        .doOnNext(
            answer -> {
              if (answer.statusCode() != 201) {
                throw new NotMeasured("A command was answered " + answer.body());
              }
            })
        .blockLast();
  }

  private static void measure(Service service, Table memory) {
    var idle = 0;
    for (int seconds : IDLE_SECONDS) {
      Service.pause((seconds - idle) * 1_000L);
      idle = seconds;
      var resident = service.residentMegabytes();
      System.err.println("resident after " + seconds + " s: " + resident + " MB");
      memory.row(seconds + " s", String.valueOf(resident));
    }
  }
}
