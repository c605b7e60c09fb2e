package dev.daybook.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a run keeps its databases: on the disk of the checkout, since /tmp may be memory. */
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder below(Path parent) {
    try {
      Files.createDirectories(parent);
      return new ScratchFolder(Files.createTempDirectory(parent, "run-").toAbsolutePath());
    } catch (IOException failed) {
      throw new NotMeasured(
          "No folder for data can be made in %s: %s".formatted(parent, failed.getMessage()),
          failed);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
