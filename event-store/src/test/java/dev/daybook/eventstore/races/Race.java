package dev.daybook.eventstore.races;

import dev.daybook.eventstore.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The chance, the length and the threads of one race. */
final class Race {

  /** Long races may take long, but none hangs for ever. */
  private static final long LONGEST_SECONDS = 120 + rounds(0) / 5;

  private static final long USUAL_SEED = 20_260_708;

  private final SplittableRandom random;

  private Race(long seed) {
    random = new SplittableRandom(seed);
  }

  static Race named(String name) {
    return new Race(Seed.of("Race '" + name + "'", USUAL_SEED));
  }

  /** As many rounds as are worth their time in every build, or what {@code -Drace.rounds} says. */
  static int rounds(int usually) {
    return Integer.getInteger("race.rounds", usually);
  }

  /** Chance for one thread, which follows from the seed and from when it is asked for. */
  synchronized Random chance() {
    return new Random(random.nextLong());
  }

  /** A staggered start: what a barrier would line up comes a little apart. */
  static void stagger(Random chance, int maxMicros) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(chance.nextInt(maxMicros + 1)));
  }

  /** Runs all at once, each on a thread that may block, and gives their results in this order. */
  static <T> List<T> together(List<Callable<T>> contenders) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(contenders, LONGEST_SECONDS, TimeUnit.SECONDS)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new AssertionError("A contender failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException stopped) {
      throw new AssertionError("The race was interrupted", stopped);
    }
  }
}
