package dev.daybook.ledger.platform.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where in the log each caller wrote last through this node, so that their next read can wait for
 * it. Kept in two generations: views are behind by seconds at the most, so an old entry may go.
 */
final class LastWrites {

  private static final int GENERATION_SIZE = 10_000;

  private record Writer(String tenant, String user) {}

  private volatile ConcurrentMap<Writer, Long> young = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<Writer, Long> old = new ConcurrentHashMap<>();

  void wrote(Caller caller, long position) {
    if (young.size() >= GENERATION_SIZE) {
      age();
    }
    young.merge(new Writer(caller.tenant(), caller.user()), position, Math::max);
  }

  /** The position of the caller's last write, 0 when there was none that is worth waiting for. */
  long of(Caller caller) {
    var writer = new Writer(caller.tenant(), caller.user());
    return Math.max(young.getOrDefault(writer, 0L), old.getOrDefault(writer, 0L));
  }

  private synchronized void age() {
    if (young.size() >= GENERATION_SIZE) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }

  int size() {
    return young.size() + old.size();
  }
}
