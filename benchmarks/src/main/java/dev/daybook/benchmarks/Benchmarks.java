package dev.daybook.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/** Runs the benchmark that the command line names, and prints its report as Markdown. */
public final class Benchmarks {

  private static final int EXIT_WRONG_USE = 2;
  private static final int EXIT_NOT_MEASURED = 1;

  private static final String USAGE =
      """
      engine                conditional appends, beside pgbench
      http                  commands over HTTP, beside pgbench
      rebuild [events]      rebuilding a view; 1000000 events unless said
      community [folder]    a period with very many entries; the folder keeps its log for the next run
      start                 time to readiness, and memory\
      """;

  public static void main(String[] arguments) {
    var name = arguments.length == 0 ? "" : arguments[0];
    try (var folder = ScratchFolder.below(Path.of("benchmarks", "target"))) {
      switch (name) {
        case "engine" -> print(new EngineBenchmark(folder.path()).run());
        case "http" -> print(new HttpBenchmark(folder.path()).run());
        case "rebuild" -> print(new RebuildBenchmark(folder.path(), events(arguments)).run());
        case "community" ->
            print(new CommunityBenchmark(kept(arguments).orElse(folder.path())).run());
        case "start" -> print(new StartBenchmark(folder.path()).run());
        default -> {
          System.err.println("One of these is to be named:\n" + USAGE);
          System.exit(EXIT_WRONG_USE);
        }
      }
    } catch (NotMeasured why) {
      System.err.println(why.getMessage());
      System.exit(EXIT_NOT_MEASURED);
    }
    // Pools and their threads are of no more use, and not worth waiting for.
    System.exit(0);
  }

  private static int events(String[] arguments) {
    return arguments.length > 1
        ? Integer.parseInt(arguments[1])
        : RebuildBenchmark.EVENTS_UNLESS_SAID;
  }

  private static Optional<Path> kept(String[] arguments) {
    return arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
  }

  private static void print(Report report) {
    System.out.println(report.markdown());
  }

  private Benchmarks() {}
}
