package dev.daybook.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a PostgreSQL, its programs, and the account that runs them. */
record Cluster(Path path, Path log, PostgresPrograms programs, PostgresAccount account) {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  static final String SUPERUSER = "postgres";
  private static final String MAJOR_RELEASE = "18";
  private static final long LOG_LIMIT_BYTES = 10L << 20;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Finds everything in the data folder, or makes it there. */
  static Cluster in(DataFolder folder) throws IOException, InterruptedException {
    var account = PostgresAccount.of(folder.path());
    var programs = PostgresPrograms.below(folder.path(), account);
    var cluster = new Cluster(folder.cluster(), folder.log(), programs, account);
    if (Files.exists(cluster.path)) {
      cluster.checkRelease();
    } else {
      cluster.initialise();
    }
    cluster.openLog();
    account.own(folder.lockFile());
    return cluster;
  }

  private void checkRelease() throws IOException {
    var release = Files.readString(path.resolve("PG_VERSION")).strip();
    if (!release.equals(MAJOR_RELEASE)) {
      throw new PostgresRefused(
          "The data in %s is of PostgreSQL %s and this program brings %s: dump it with that release and load it into an empty data folder."
              .formatted(path, release, MAJOR_RELEASE));
    }
  }

  /** The log has a limit: a new one is begun at a start, and one old one is kept. */
  private void openLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log, OWNER_ONLY);
      account.own(log);
    }
  }

  /**
   * Makes a new cluster beside its place and moves it there when it is done, so that a half-made
   * one is never met.
   */
  private void initialise() throws IOException, InterruptedException {
    LOG.info("Making a database in {} …", path);
    var unfinished = path.resolveSibling("postgres-unfinished");
    if (Files.exists(unfinished)) {
      PostgresPrograms.delete(unfinished);
    }
    var command = new ArrayList<>(account.prefix());
    command.addAll(
        List.of(
            programs.program("initdb"),
            "--pgdata=" + unfinished,
            "--username=" + SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions"));
    var process = account.process(command).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("initdb said \"" + said.lines().toList().getLast() + "\"");
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }
}
