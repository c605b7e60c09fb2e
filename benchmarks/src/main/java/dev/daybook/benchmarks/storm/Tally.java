package dev.daybook.benchmarks.storm;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened, and everything that must not have. */
final class Tally {

  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  void count(String what) {
    counts.computeIfAbsent(what, ignored -> new LongAdder()).increment();
  }

  void wrong(String sentence) {
    wrong.add(sentence);
  }

  void check(boolean right, String sentence, Object... words) {
    if (!right) {
      wrong(sentence.formatted(words));
    }
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  Map<String, LongAdder> counts() {
    return counts;
  }
}
