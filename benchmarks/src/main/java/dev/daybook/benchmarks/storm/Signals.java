package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one process says to others without words, and how long it waits. */
final class Signals {

  private Signals() {}

  /** Those that are gone hear nothing. */
  static void send(String signal, List<Long> pids) {
    if (!pids.isEmpty()) {
      var all = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
      run("sh", "-c", "kill -%s %s 2>/dev/null; true".formatted(signal, all));
    }
  }

  /** A process and all that it started. */
  static List<Long> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** What a program printed; an error if it did not end well. */
  static String run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new NotMeasured("%s: %s".formatted(String.join(" ", command), said.strip()));
      }
      return said;
    } catch (IOException failed) {
      throw new NotMeasured(String.join(" ", command) + ": " + failed.getMessage(), failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NotMeasured("The storm was interrupted.", stopping);
    }
  }

  static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
