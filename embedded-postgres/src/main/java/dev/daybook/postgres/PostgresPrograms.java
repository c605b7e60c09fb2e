package dev.daybook.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The programs of PostgreSQL for this machine, unpacked once beside the data. */
final class PostgresPrograms {

  private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);

  private static final String FOLDER_PREFIX = "programs-";

  /**
   * The endings of files that no server needs, such as headers and static libraries: they are left
   * in the archive.
   */
  private static final List<String> UNWANTED = List.of(".a", ".h", ".pc", ".mk");

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /** The path of {@code initdb}, {@code postgres} or {@code pg_ctl}. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /**
   * Finds the programs below a folder, or unpacks them there and removes those of other releases.
   */
  static PostgresPrograms below(Path parent, PostgresAccount account) throws IOException {
    var archive = archive();
    var folder = parent.resolve(FOLDER_PREFIX + fingerprint(archive));
    if (!Files.exists(folder)) {
      log.info("Unpacking PostgreSQL …");
      removeOthers(parent);
      var unfinished = parent.resolve(FOLDER_PREFIX + "unfinished");
      try (var stream = archive.openStream()) {
        unpack(stream, unfinished);
      }
      account.own(unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(folder);
  }

  private static URL archive() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var family = system.contains("mac") ? "darwin" : system;
    var processor =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    var name = "/postgres-%s-%s.txz".formatted(family, processor);
    var found = PostgresPrograms.class.getResource(name);
    if (found == null) {
      throw new PostgresRefused(
          "There is no embedded PostgreSQL for this machine (%s on %s): run a PostgreSQL 18 and use that."
              .formatted(system, machine));
    }
    return found;
  }

  /** Tells releases apart without reading the archive: the jar knows its entry's checksum. */
  private static String fingerprint(URL archive) throws IOException {
    var connection = archive.openConnection();
    var checksum =
        connection instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : connection.getContentLengthLong();
    return HexFormat.of().toHexDigits(checksum, 8);
  }

  private static void removeOthers(Path parent) throws IOException {
    try (var found = Files.newDirectoryStream(parent, FOLDER_PREFIX + "*")) {
      for (var old : found) {
        delete(old);
      }
    }
  }

  static void delete(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new ClosedByInterruptException();
        }
        if (UNWANTED.stream().noneMatch(entry.getName()::endsWith)) {
          unpack(tar, entry, folder.resolve(entry.getName()).normalize());
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
