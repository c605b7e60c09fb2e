package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Everything at once, from one quiet moment to the next, until something is wrong or it is over.
 */
public final class Storm {

  private static final int TOLD = 20;

  private final Path folder;
  private final Path logs;
  private final StormOptions options;
  private final Tally tally = new Tally();

  /**
   * @param folder for databases
   * @param logs for what the services say, which is kept
   */
  public Storm(Path folder, Path logs, String... arguments) {
    this.folder = folder;
    this.logs = logs;
    this.options = StormOptions.of(arguments);
  }

  /** Prints what happened; throws if anything was wrong. */
  public void run() {
    System.err.printf(
        "A storm of %d minutes: --seed=%d%n", options.length().toMinutes(), options.seed());
    if (options.faketime().isEmpty()) {
      System.err.println(
          "SKIPPED: a clock that jumps, for lack of libfaketime (apt-get install libfaketime).");
    }
    try (var disk = Disk.in(folder, "disk-single");
        var otherDisk = Disk.in(folder, "disk-pair")) {
      var installations =
          List.of(
              Installation.single(disk, logs),
              Installation.pair(otherDisk, logs, options.faketime()));
      var ending = new Thread(() -> installations.forEach(Installation::end), "end-storm");
      Runtime.getRuntime().addShutdownHook(ending);
      try {
        rage(installations);
      } finally {
        ending.run();
      }
    }
    print();
  }

  private void rage(List<Installation> installations) {
    var seeds = new Random(options.seed());
    var scenes = new ArrayList<Scene>();
    installations.forEach(Installation::heal);
    installations.forEach(place -> scenes.add(new Scene(place, tally, seeds.nextLong())));
    var left = options.length();
    while (left.isPositive() && tally.wrong().isEmpty()) {
      var length = left.compareTo(options.phase()) < 0 ? left : options.phase();
      together(scenes, scene -> scene.phase(length));
      together(scenes, Scene::verify);
      left = left.minus(length);
      tally.count("quiet moments");
      System.err.printf("%d s left; wrong: %d%n", left.toSeconds(), tally.wrong().size());
    }
  }

  private static void together(List<Scene> scenes, Consumer<Scene> step) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      scenes.stream()
          .map(scene -> CompletableFuture.runAsync(() -> step.accept(scene), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void print() {
    System.out.printf(
        "## A storm of %d minutes%n%n    benchmarks/run storm --minutes=%1$d --seed=%d%n%n",
        options.length().toMinutes(), options.seed());
    System.out.println("| what | times |\n| --- | --: |");
    tally.counts().forEach((what, times) -> System.out.printf("| %s | %,d |%n", what, times.sum()));
    System.out.printf("| **wrong** | %,d |%n", tally.wrong().size());
    tally.wrong().stream().limit(TOLD).forEach(sentence -> System.out.println("\n- " + sentence));
    if (!tally.wrong().isEmpty()) {
      throw new NotMeasured("%d things were wrong.".formatted(tally.wrong().size()));
    }
  }
}
