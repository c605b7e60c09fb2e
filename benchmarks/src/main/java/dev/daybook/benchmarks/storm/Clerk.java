package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.storm.Command.Done;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Asks until it is told, repeats some on purpose, and keeps what it was told. */
final class Clerk {

  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final int REPEATED_OF = 10;

  private final Desk desk;
  private final Tally tally;
  private final AtomicBoolean goOn;
  final Queue<Done> done = new ConcurrentLinkedQueue<>();
  private final Queue<Command> unanswered = new ConcurrentLinkedQueue<>();

  Clerk(Desk desk, Tally tally, AtomicBoolean goOn) {
    this.desk = desk;
    this.tally = tally;
    this.goOn = goOn;
  }

  /** Empty where it was refused, or not answered before all had to stop. */
  Optional<Done> tell(Command command, RandomGenerator chance) {
    while (goOn.get()) {
      var reply = sent(command, chance);
      if (!reply.isLater()) {
        return told(command, reply, chance);
      }
      Signals.pause(chance.nextLong(LONGEST_PAUSE_MILLIS));
    }
    unanswered.add(command);
    return Optional.empty();
  }

  /** Everything that was not answered; nothing is in the way any more. */
  void settle(RandomGenerator chance, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (var command = unanswered.poll(); command != null; command = unanswered.poll()) {
      var reply = sent(command, chance);
      if (!reply.isLater()) {
        told(command, reply, chance);
      } else if (System.nanoTime() < end) {
        unanswered.add(command);
        Signals.pause(LONGEST_PAUSE_MILLIS);
      } else {
        tally.wrong("It is never answered: " + reply);
      }
    }
  }

  private Reply sent(Command command, RandomGenerator chance) {
    return desk.ask(
        desk.any(chance),
        command.method(),
        command.path(),
        command.json(),
        "Idempotency-Key",
        command.key());
  }

  private Optional<Done> told(Command command, Reply reply, RandomGenerator chance) {
    if (!reply.isSuccess()) {
      tally.count("commands refused");
      tally.check(
          command.refusals().contains(reply.code()), "It must not be refused so: %s", reply);
      return Optional.empty();
    }
    tally.count("commands done");
    var told = command.done(reply);
    done.add(told);
    if (chance.nextInt(REPEATED_OF) == 0) {
      repeat(command, told, chance);
    }
    return Optional.of(told);
  }

  private void repeat(Command command, Done told, RandomGenerator chance) {
    var again = sent(command, chance);
    if (!again.isLater()) {
      tally.count("commands repeated");
      tally.check(
          again.isReplayed() && command.done(again).equals(told),
          "It was told another answer at first, %s: %s",
          told,
          again);
    }
  }
}
