package dev.daybook.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the figures of a run depend on, besides what is measured. */
final class Machine {

  /** As PostgreSQL writes its log: pages of this size, each made durable before the next. */
  private static final int PAGE_BYTES = 8_192;

  private static final int SYNCS = 500;
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String describe(Path disk) {
    return "%d cores (%s), %.0f GB of memory, fsync of 8 kB in %d µs (median), Java %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            memoryBytes() / 1e9,
            medianSyncMicros(disk),
            System.getProperty("java.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  /** How many processes wanted a core lately, ours not yet among them. */
  static String load() {
    try {
      return Files.exists(LOAD) ? Files.readString(LOAD).split(" ")[0] : "unknown";
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  private static String processor() {
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    } catch (IOException unreadable) {
      return System.getProperty("os.arch");
    }
  }

  private static double memoryBytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize();
  }

  private static long medianSyncMicros(Path disk) {
    var file = disk.resolve("sync");
    var nanos = new long[SYNCS];
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (var i = 0; i < SYNCS; i++) {
        var begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE_BYTES), 0);
        channel.force(false);
        nanos[i] = System.nanoTime() - begun;
      }
      Files.delete(file);
    } catch (IOException failed) {
      throw new NotMeasured("The disk can't be written to: " + failed.getMessage(), failed);
    }
    Arrays.sort(nanos);
    return nanos[SYNCS / 2] / 1_000;
  }
}
