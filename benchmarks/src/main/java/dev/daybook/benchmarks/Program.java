package dev.daybook.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of this machine that measures. */
record Program(Path path) {

  static Program pgbench() {
    return find("pgbench", "it comes with PostgreSQL's programs: apt-get install postgresql");
  }

  static Program psql() {
    return find("psql", "it comes with PostgreSQL's programs: apt-get install postgresql-client");
  }

  static Program wrk() {
    return find("wrk", "apt-get install wrk");
  }

  private static Program find(String name, String installation) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Program::new)
        .orElseThrow(
            () ->
                new NotMeasured(
                    "There is no %s on the path, and nothing to compare with without it (%s)."
                        .formatted(name, installation)));
  }

  /** What it says until it ends, which must be well. */
  String run(Map<String, String> environment, List<String> arguments) {
    var command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new NotMeasured("%s failed:%n%s".formatted(path, said));
      }
      return said;
    } catch (IOException failed) {
      throw new NotMeasured("%s did not start: %s".formatted(path, failed.getMessage()), failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NotMeasured("The measurement was interrupted.", stopping);
    }
  }

  /** What it calls itself. */
  String version() {
    return run(Map.of(), List.of("--version")).lines().findFirst().orElse("");
  }
}
