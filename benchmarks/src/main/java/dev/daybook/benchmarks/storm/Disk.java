package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where databases are kept: a file system of its own that can be filled up, if one may be mounted.
 *
 * @param small whether it is one
 */
record Disk(Path path, boolean small) implements AutoCloseable {

  private static final String SIZE = "4G";
  private static final int BLOCK_BYTES = 4 << 20;
  private static final int SMALL_BLOCK_BYTES = 4 << 10;

  /** A plain folder where mounting is not allowed. */
  static Disk in(Path folder, String name) {
    var path = folder.resolve(name);
    var image = folder.resolve(name + ".img");
    try {
      Files.createDirectories(path);
      Signals.run("truncate", "--size=" + SIZE, image.toString());
      Signals.run("mkfs.ext4", "-q", "-m", "0", image.toString());
      Signals.run("mount", "-o", "loop", image.toString(), path.toString());
      var disk = new Disk(path, true);
      Runtime.getRuntime().addShutdownHook(new Thread(disk::close, "unmount"));
      return disk;
    } catch (NotMeasured why) {
      System.err.println(
          "SKIPPED: a full disk, for lack of a file system of its own. " + why.getMessage());
      return new Disk(path, false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes all the room there is. */
  void fill() {
    try {
      var room = Files.getFileStore(path).getUsableSpace();
      if (room > BLOCK_BYTES) {
        Signals.run(
            "fallocate", "--length=" + (room - BLOCK_BYTES), path.resolve("ballast").toString());
      }
      fillUp(path.resolve("ballast-rest"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void fillUp(Path file) throws IOException {
    try (var rest = open(file)) {
      while (true) {
        rest.write(ByteBuffer.allocate(SMALL_BLOCK_BYTES));
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  void free() {
    try {
      Files.deleteIfExists(path.resolve("ballast"));
      Files.deleteIfExists(path.resolve("ballast-rest"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Everybody who writes to it has to wait for what is written and flushed here. */
  void hammer(long millis) {
    var file = path.resolve("hammered");
    long end = System.nanoTime() + millis * 1_000_000;
    try (var written = open(file)) {
      while (System.nanoTime() < end) {
        written.write(ByteBuffer.allocate(BLOCK_BYTES), 0);
        written.force(true);
      }
      Files.delete(file);
    } catch (IOException full) {
      file.toFile().delete();
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void close() {
    if (small && path.resolve("lost+found").toFile().exists()) {
      Signals.run("umount", "--lazy", path.toString());
    }
  }
}
