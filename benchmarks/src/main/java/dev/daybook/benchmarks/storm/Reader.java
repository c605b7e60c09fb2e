package dev.daybook.benchmarks.storm;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** Looks at sheets and lists, and remembers what was shown at which position. */
final class Reader {

  private static final int LIMIT = 20;

  /** One look in so many asks for what was done last at the least. */
  private static final int AT_LEAST_OF = 2;

  private final Desk desk;
  private final Tally tally;
  final Queue<Shown> shown = new ConcurrentLinkedQueue<>();

  Reader(Desk desk, Tally tally) {
    this.desk = desk;
    this.tally = tally;
  }

  /**
   * @param done the position of something that was done
   */
  void look(Period period, long done, RandomGenerator chance) {
    long least = chance.nextInt(AT_LEAST_OF) == 0 ? done : 0;
    look(desk.any(chance), period, least, chance)
        .ifPresent(
            seen -> {
              tally.count("reads");
              tally.check(seen.position() >= least, "It is older than %d: %s", least, seen);
              shown.add(seen);
            });
  }

  private Optional<Shown> look(Node node, Period period, long least, RandomGenerator chance) {
    int which = chance.nextInt(Kind.values().length + 1);
    if (which == Kind.values().length) {
      return asked(node, period.path("/balance-sheet"), least)
          .map(reply -> Shown.Sheet.of(period.id(), reply));
    }
    var kind = Kind.values()[which];
    return asked(node, period.path(kind.path()) + "?limit=" + LIMIT, least)
        .map(reply -> Shown.Page.of(period.id(), kind, LIMIT, reply));
  }

  private Optional<Reply> asked(Node node, String path, long least) {
    var reply =
        desk.ask(
            node,
            "GET",
            path,
            "",
            "Prefer",
            "wait=2",
            "Daybook-Min-Position",
            String.valueOf(least));
    // A view that has not got as far as the period's opening says that there is none.
    if (!reply.isLater() && !reply.isSuccess() && reply.status() != 404) {
      tally.wrong("It must be shown: " + reply);
    }
    return Optional.of(reply).filter(Reply::isSuccess);
  }

  /** Everything of a period, on a node that nothing is in the way of any more. */
  void lookAtAll(Node node, Period period, long head) {
    required(node, period.path("/balance-sheet"), head, "application/json")
        .ifPresent(reply -> shown.add(Shown.Sheet.of(period.id(), reply)));
    for (var kind : Kind.values()) {
      required(node, period.path(kind.path()), head, "application/x-ndjson")
          .ifPresent(reply -> shown.add(Shown.Lines.of(period.id(), kind, reply)));
    }
  }

  /** Its sheet as it was at an earlier position. */
  void lookBack(Node node, Period period, long position) {
    required(node, period.path("/balance-sheet?at_position=" + position), 0, "application/json")
        .ifPresent(reply -> shown.add(Shown.Sheet.of(period.id(), reply)));
  }

  private Optional<Reply> required(Node node, String path, long least, String form) {
    var reply =
        desk.ask(
            node,
            "GET",
            path,
            "",
            "Accept",
            form,
            "Prefer",
            "wait=10",
            "Daybook-Min-Position",
            String.valueOf(least));
    tally.check(reply.isSuccess(), "It must be shown when all is quiet: %s", reply);
    return Optional.of(reply).filter(Reply::isSuccess);
  }
}
