package dev.daybook.ledger.platform.eventlog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk of the database has room, as far as is known: whoever finds it full says so
 * here, and {@link DiskWatch} says when there is room again. The log tells of it once a minute,
 * however many notice.
 */
public final class DiskRoom {

  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private final AtomicLong toldAt;
  private volatile boolean full;

  public DiskRoom(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.toldAt = new AtomicLong(nanoTime.getAsLong() - BETWEEN_LINES.toNanos());
  }

  /** Somebody could not write, or still can't. */
  public void full() {
    full = true;
    long now = nanoTime.getAsLong();
    long told = toldAt.get();
    if (now - told >= BETWEEN_LINES.toNanos() && toldAt.compareAndSet(told, now)) {
      LOG.error(
          "The disk of the database is full: commands are refused with 503 disk_full, reads go on,"
              + " and this node is not ready. Make room on that disk, but leave the database's own"
              + " files alone; everything goes on by itself then.");
    }
  }

  /** What is written finds room. */
  void enough() {
    if (full) {
      full = false;
      LOG.warn("The disk of the database has room again.");
    }
  }

  boolean isFull() {
    return full;
  }
}
