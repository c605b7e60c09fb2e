package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was looked at, how often, and what of it was wrong. */
final class Findings {

  private static final int TOLD = 20;

  private record Count(AtomicInteger looked, AtomicInteger wrong) {
    @Override
    public String toString() {
      return wrong + " of " + looked + " wrong";
    }
  }

  private final Map<String, Count> counts = new ConcurrentSkipListMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /**
   * @param what one kind of thing, by which it is counted
   * @param faults of this one; empty where it is as it must be
   */
  void look(String what, List<String> faults) {
    var count =
        counts.computeIfAbsent(
            what, ignored -> new Count(new AtomicInteger(), new AtomicInteger()));
    count.looked.incrementAndGet();
    if (!faults.isEmpty()) {
      count.wrong.incrementAndGet();
      wrong.add(what + ": " + String.join("; ", faults));
    }
  }

  void wrong(String what, String fault) {
    look(what, List.of(fault));
  }

  /** How many were wrong so far. */
  int wrong() {
    return wrong.size();
  }

  /** What was found wrong after so many others. */
  List<String> wrongAfter(int others) {
    return wrong.stream().skip(others).toList();
  }

  void areNone() {
    assertThat(wrong.stream().limit(TOLD).toList()).as(counts.toString()).isEmpty();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
