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

  String medianMicros() {
    return micros(nanosOf(50));
  }

  String p99Micros() {
    return micros(nanosOf(99));
  }

  String meanMicros() {
    return micros(Arrays.stream(sortedNanos).average().orElseThrow());
  }

  String slowest() {
    return millis(sortedNanos[sortedNanos.length - 1]);
  }

  /** The smallest that so many in a hundred are no greater than. */
  private long nanosOf(int percent) {
    int rank = Math.ceilDiv(sortedNanos.length * percent, 100);
    return sortedNanos[Math.max(0, rank - 1)];
  }

  private String quantile(int percent) {
    return millis(nanosOf(percent));
  }

  private static String micros(double nanos) {
    return "%.2f".formatted(nanos / 1e3);
  }

  static String millis(long nanos) {
    return "%.1f".formatted(Duration.ofNanos(nanos).toNanos() / 1e6);
  }
}
