package dev.daybook.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** How long the same thing took, each of many times. */
record Latencies(long[] sortedNanos) {

  static Latencies of(Collection<Long> nanos) {
    var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  static long since(long begun) {
    return System.nanoTime() - begun;
  }

  String count() {
    return Report.count(sortedNanos.length);
  }

  String median() {
    return quantile(50);
  }

  String p99() {
    return quantile(99);
  }

  String slowest() {
    return millis(sortedNanos[sortedNanos.length - 1]);
  }

  /** The smallest that so many in a hundred are no greater than. */
  private String quantile(int percent) {
    int rank = Math.ceilDiv(sortedNanos.length * percent, 100);
    return millis(sortedNanos[Math.max(0, rank - 1)]);
  }

  static String millis(long nanos) {
    return "%.1f".formatted(Duration.ofNanos(nanos).toNanos() / 1e6);
  }
}
