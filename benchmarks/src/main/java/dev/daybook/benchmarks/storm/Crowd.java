package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.storm.Command.Done;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everybody who is at work in a community while the storm goes on, each in a loop. */
final class Crowd {

  private static final int RECORDERS = 4;
  private static final int READERS = 2;
  private static final int VOIDED_OF = 5;
  private static final int VOIDABLE = 1_000;
  private static final long RECORDER_MILLIS = 60;
  private static final long READER_MILLIS = 80;
  private static final long CLOSER_MILLIS = 1_500;

  private record Voidable(Kind kind, String id) {}

  private final Community community;
  private final Clerk clerk;
  private final Reader reader;
  private final Tally tally;
  private final Desk breaker;
  private final AtomicBoolean goOn;
  private final BlockingQueue<Voidable> voidable = new LinkedBlockingQueue<>(VOIDABLE);
  private final AtomicLong last = new AtomicLong();

  Crowd(
      Community community,
      Clerk clerk,
      Reader reader,
      Desk breaker,
      Tally tally,
      AtomicBoolean goOn) {
    this.community = community;
    this.clerk = clerk;
    this.reader = reader;
    this.breaker = breaker;
    this.tally = tally;
    this.goOn = goOn;
  }

  private interface Work {
    void once(RandomGenerator chance);
  }

  /** One piece of work for each who is there; it ends when all have to stop. */
  Stream<Runnable> loops(RandomGenerator seeds) {
    var recorders = IntStream.range(0, RECORDERS).mapToObj(i -> recorder(seeds.nextLong()));
    var readers =
        IntStream.range(0, READERS)
            .mapToObj(i -> loop(this::read, READER_MILLIS, seeds.nextLong()));
    var others =
        List.of(
            loop(this::voidOne, RECORDER_MILLIS, seeds.nextLong()),
            loop(this::turn, CLOSER_MILLIS, seeds.nextLong()),
            loop(this::breakIn, CLOSER_MILLIS, seeds.nextLong()));
    return Stream.of(recorders, readers, others.stream()).flatMap(work -> work);
  }

  private Runnable loop(Work work, long longestPauseMillis, long seed) {
    var chance = new Random(seed);
    return () -> {
      while (goOn.get()) {
        work.once(chance);
        Signals.pause(chance.nextLong(longestPauseMillis));
      }
    };
  }

  /** Asks for one thing after the other, so that they stand in the log in that order. */
  private Runnable recorder(long seed) {
    var before = new AtomicLong();
    return loop(
        chance -> {
          var kind = Kind.values()[chance.nextInt(Kind.values().length)];
          var owner = community.owners.get(chance.nextInt(Community.OWNERS));
          clerk
              .tell(community.record(community.any(chance), kind, owner), chance)
              .ifPresent(
                  done -> {
                    tally.check(
                        before.getAndSet(done.position()) < done.position(),
                        "It stands before what was done before: %s",
                        done);
                    remember(kind, done, chance);
                  });
        },
        RECORDER_MILLIS,
        seed);
  }

  private void remember(Kind kind, Done done, RandomGenerator chance) {
    last.accumulateAndGet(done.position(), Math::max);
    if (chance.nextInt(VOIDED_OF) == 0) {
      voidable.offer(new Voidable(kind, done.subject()));
    }
  }

  private void voidOne(RandomGenerator chance) {
    var entry = voidable.poll();
    if (entry != null) {
      clerk.tell(community.voided(entry.kind, entry.id), chance);
    }
  }

  /** Closes a period, and more often than not reopens it. */
  private void turn(RandomGenerator chance) {
    var period = community.any(chance);
    clerk.tell(community.close(period), chance);
    Signals.pause(chance.nextLong(CLOSER_MILLIS));
    if (chance.nextInt(4) > 0) {
      clerk.tell(community.reopen(community.any(chance)), chance);
    }
  }

  /** Asks for what entries forbid. */
  private void breakIn(RandomGenerator chance) {
    var period = community.any(chance);
    mustBeRefused(
        breaker.ask(breaker.any(chance), "DELETE", "/api/v1/budget-items/" + period.item(), ""),
        Set.of("in_use", "period_closed"));
    var shorter = "{\"end_date\": \"%s\"}".formatted(period.day().replaceFirst("..$", "20"));
    mustBeRefused(
        breaker.ask(breaker.any(chance), "PATCH", period.path(""), shorter),
        Set.of("entries_outside_period", "period_closed"));
  }

  private void mustBeRefused(Reply reply, Set<String> codes) {
    if (!reply.isLater()) {
      tally.count("forbidden commands");
      tally.check(codes.contains(reply.code()), "It must be refused: %s", reply);
    }
  }

  private void read(RandomGenerator chance) {
    reader.look(community.any(chance), last.get(), chance);
  }
}
