package dev.daybook.ledger.platform.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much everybody has left of one policy. Each key costs one number: the moment when all that it
 * has used up will be there again. So nothing has to be counted back, and who has not asked for a
 * window is the same as who never asked.
 *
 * <p>So many keys are remembered and no more: where one more comes, the one that asked least lately
 * is forgotten, which most likely has everything back.
 *
 * @param <K> whose share it is
 */
final class Buckets<K> {

  /** Of all keys together; a key and its number take about 150 bytes. */
  static final int KEYS = 65_536;

  /** Parts that don't wait for each other; a power of two. */
  private static final int PARTS = 32;

  private static final class Part<K> extends LinkedHashMap<K, Long> {

    private static final long serialVersionUID = 1L;

    private Part() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
      return size() > KEYS / PARTS;
    }
  }

  private final Policy policy;
  private final LongSupplier nanoTime;
  private final Part<K>[] parts;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one type, which Java can't make
  Buckets(Policy policy, LongSupplier nanoTime) {
    this.policy = policy;
    this.nanoTime = nanoTime;
    this.parts = new Part[PARTS];
    for (var i = 0; i < PARTS; i++) {
      parts[i] = new Part<>();
    }
  }

  Policy policy() {
    return policy;
  }

  /** Takes one request, if there is one left. */
  Standing take(K key) {
    long now = nanoTime.getAsLong();
    long window = policy.window().toNanos();
    long one = policy.nanosForOne();
    var part = part(key);
    long used;
    boolean isAdmitted;
    synchronized (part) {
      var whole = part.get(key);
      used = whole == null ? 0 : Math.max(0, whole - now);
      isAdmitted = used + one <= window;
      if (isAdmitted) {
        used += one;
        part.put(key, now + used);
      }
    }
    long left = (window - used) / one;
    long nanosUntilNext = (left + 1) * one - (window - used);
    return new Standing(
        policy, isAdmitted, left, Math.ceilDiv(nanosUntilNext, TimeUnit.SECONDS.toNanos(1)));
  }

  private Part<K> part(K key) {
    int hash = key.hashCode();
    return parts[(hash ^ hash >>> 16) & PARTS - 1];
  }

  int size() {
    var size = 0;
    for (var part : parts) {
      synchronized (part) {
        size += part.size();
      }
    }
    return size;
  }
}
