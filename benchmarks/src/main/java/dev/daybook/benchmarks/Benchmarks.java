package dev.daybook.benchmarks;

import dev.daybook.benchmarks.storm.Storm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Runs the benchmark that the command line names, and prints its report as Markdown. */
public final class Benchmarks {

  private static final int EXIT_WRONG_USE = 2;
  private static final int EXIT_NOT_MEASURED = 1;

  private static final String USAGE =
      """
      engine                conditional appends, beside pgbench
      http                  commands over HTTP, beside pgbench
      views                 commands over HTTP, beside a service with 40 views more
      own-writes            reading what one has just written, 64 clients at a time
      noisy                 one tenant at ten times its limit, and what another notices
      tokens                knowing who asks, of every request
      rebuild [events]      rebuilding a view; 1000000 events unless said
      rebuild-under-load [events]
                            rebuilding every view under 500 commands a second; 200000 events unless said
      community [folder]    a period with very many entries; the folder keeps its log for the next run
      purchases [--rows=1000000]
                            analytics and lists of very many purchases, beside plain SQL
      replay [events]       the whole history over HTTP, beside COPY; 1000000 events unless said
      start                 time to readiness, and memory
      storm [--minutes=2] [--seed=4711] [--faketime=libfaketime.so.1]
                            no figure: everything at once, and whether anything is lost, doubled or wrong\
      """;

  public static void main(String[] arguments) {
    var name = arguments.length == 0 ? "" : arguments[0];
    try (var folder = ScratchFolder.below(Path.of("benchmarks", "target"))) {
      switch (name) {
        case "engine" -> print(new EngineBenchmark(folder.path()).run());
        case "http" -> print(new HttpBenchmark(folder.path()).run());
        case "views" -> print(new ViewsBenchmark(folder.path()).run());
        case "own-writes" -> print(new OwnWritesBenchmark(folder.path()).run());
        case "noisy" -> print(new NoisyBenchmark(folder.path()).run());
        case "tokens" -> print(new TokensBenchmark(folder.path()).run());
        case "rebuild" ->
            print(new RebuildBenchmark(folder.path(), millionEvents(arguments)).run());
        case "rebuild-under-load" ->
            print(
                new RebuildUnderLoadBenchmark(
                        folder.path(),
                        events(arguments, RebuildUnderLoadBenchmark.EVENTS_UNLESS_SAID))
                    .run());
        case "community" ->
            print(new CommunityBenchmark(kept(arguments).orElse(folder.path())).run());
        case "purchases" -> print(new PurchasesBenchmark(folder.path(), rows(arguments)).run());
        case "replay" -> print(new ReplayBenchmark(folder.path(), millionEvents(arguments)).run());
        case "start" -> print(new StartBenchmark(folder.path()).run());
        case "storm" -> new Storm(folder.path(), logs(), options(arguments)).run();
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

  private static int millionEvents(String[] arguments) {
    return events(arguments, RebuildBenchmark.EVENTS_UNLESS_SAID);
  }

  private static int events(String[] arguments, int unlessSaid) {
    return arguments.length > 1 ? Integer.parseInt(arguments[1]) : unlessSaid;
  }

  private static int rows(String[] arguments) {
    return arguments.length > 1
        ? Integer.parseInt(arguments[1].replace("--rows=", ""))
        : PurchasesBenchmark.ROWS_UNLESS_SAID;
  }

  private static Path logs() {
    return ScratchFolder.below(Path.of("benchmarks", "target", "storms")).path();
  }

  private static String[] options(String[] arguments) {
    return Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  private static Optional<Path> kept(String[] arguments) {
    return arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
  }

  private static void print(Report report) {
    System.out.println(report.markdown());
  }

  private Benchmarks() {}
}
