package dev.daybook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A data folder for one test; a database that is already made is copied, which is much faster. */
public record TestFolder(Path path) implements AutoCloseable {

  private static final int SESSIONS = 20;

  /** Made by a first start, then never started again. */
  private static final Path MADE = make();

  private static Path make() {
    try {
      var folder = Files.createTempDirectory("daybook-made");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      EmbeddedPostgres.start(folder, SESSIONS, Duration.ZERO, given -> {}).close();
      return folder;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public static TestFolder empty() throws IOException {
    return new TestFolder(Files.createTempDirectory("daybook-test"));
  }

  public static TestFolder withDatabase() throws Exception {
    var folder = empty();
    run("cp", "-a", MADE + "/.", folder.path.toString());
    return folder;
  }

  public Path cluster() {
    return path.resolve("postgres");
  }

  /** The PostgreSQL that serves this folder, if one runs. */
  public Optional<ProcessHandle> postmaster() {
    try {
      return PostmasterFile.in(cluster()).flatMap(PostmasterFile::process);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
    remove(path);
  }

  private static void remove(Path folder) {
    try {
      run("rm", "-rf", folder.toString());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void run(String... command) throws Exception {
    var process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
