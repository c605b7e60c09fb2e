package dev.daybook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running PostgreSQL writes of itself into its data folder: {@code postmaster.pid}. */
record PostmasterFile(Path cluster, long pid, boolean ready) {

  private static final String NAME = "postmaster.pid";
  private static final int STATUS_LINE = 7;

  static Optional<PostmasterFile> in(Path cluster) throws IOException {
    try {
      return parse(cluster, Files.readAllLines(cluster.resolve(NAME)));
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    }
  }

  private static Optional<PostmasterFile> parse(Path cluster, List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    var ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    return Optional.of(
        new PostmasterFile(cluster, Long.parseLong(lines.getFirst().strip()), ready));
  }

  /** The process, if it still runs and really is a PostgreSQL of this data folder. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::servesThisCluster);
  }

  /**
   * Whether the process works in this folder. Process numbers are given out again, and a machine
   * may run other PostgreSQLs, so no other process may be touched. A server's working directory is
   * its data folder.
   */
  private boolean servesThisCluster(ProcessHandle process) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
    } catch (IOException noSuchFileSystem) {
      var command = process.info().commandLine().orElse("");
      return command.contains("postgres") && command.contains(cluster.toString());
    }
  }

  /** Removes the file of a PostgreSQL that is gone: another process has its number now. */
  void remove() throws IOException {
    Files.deleteIfExists(cluster.resolve(NAME));
  }
}
