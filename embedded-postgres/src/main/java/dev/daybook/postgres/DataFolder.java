package dev.daybook.postgres;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of the embedded PostgreSQL, held by one process at a time.
 *
 * <p>The lock is the operating system's: it ends with the process, however that ends, so a left
 * behind file never keeps the next start out.
 */
final class DataFolder implements AutoCloseable {

  /**
   * A new database takes about 60 MB, its programs as much, and its first log segments the rest.
   */
  private static final long NEEDED_TO_BEGIN_BYTES = 300L << 20;

  private static final long NEEDED_TO_START_BYTES = 64L << 20;
  private static final int LONGEST_HOLDER_BYTES = 32;
  private static final String LOCK_FILE = "in-use.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataFolder open(Path path) {
    try {
      makePrivate(path);
      var folder = new DataFolder(path.toRealPath(), lock(path));
      folder.checkSpace();
      return folder;
    } catch (IOException failed) {
      throw new PostgresRefused(
          "The data folder %s can't be used: %s.".formatted(path, reason(failed)), failed);
    }
  }

  private static void makePrivate(Path path) throws IOException {
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        channel.truncate(0);
        channel.write(utf8(Long.toString(ProcessHandle.current().pid())), 0);
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // This very process holds the lock already, which is as wrong as if another process did.
    }
    var holder = holder(channel);
    channel.close();
    throw new PostgresRefused(
        "The data folder %s is in use by another process (%s): stop that one, or give this one a folder of its own."
            .formatted(path, holder));
  }

  private static String holder(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_HOLDER_BYTES);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private void checkSpace() throws IOException {
    var needed = Files.exists(cluster()) ? NEEDED_TO_START_BYTES : NEEDED_TO_BEGIN_BYTES;
    var left = Files.getFileStore(path).getUsableSpace();
    if (left < needed) {
      throw new PostgresRefused(
          "The disk of the data folder %s has %d MB left and PostgreSQL needs %d to start: make room, or give another folder."
              .formatted(path, left >> 20, needed >> 20));
    }
  }

  static String reason(IOException failed) {
    return switch (failed) {
      case AccessDeniedException denied -> "permission denied on " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
      case FileSystemException other ->
          requireNonNullElse(other.getReason(), "it can't be made or opened")
              + " ("
              + other.getFile()
              + ")";
      default -> String.valueOf(failed.getMessage());
    };
  }

  Path path() {
    return path;
  }

  Path lockFile() {
    return path.resolve(LOCK_FILE);
  }

  /** What PostgreSQL calls a cluster: its PGDATA. */
  Path cluster() {
    return path.resolve("postgres");
  }

  Path log() {
    return path.resolve("postgres.log");
  }

  /** Lets the next process in. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ending) {
      throw new java.io.UncheckedIOException(ending);
    }
  }
}
