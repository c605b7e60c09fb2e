package dev.daybook.ledger.platform.command;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Gives out new ids: UUIDs of version 7, which sort by the time they were made. */
public final class Ids {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_BITS_BESIDE_VERSION = 12;

  private final Clock clock;

  public Ids(Clock clock) {
    this.clock = clock;
  }

  public UUID next() {
    var random = ThreadLocalRandom.current();
    long time = clock.millis() << 16;
    long beside = random.nextLong() >>> (Long.SIZE - RANDOM_BITS_BESIDE_VERSION);
    return new UUID(time | VERSION_7 | beside, VARIANT | (random.nextLong() >>> 2));
  }

  public <T> T next(Function<UUID, T> of) {
    return of.apply(next());
  }
}
