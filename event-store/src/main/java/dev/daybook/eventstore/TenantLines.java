package dev.daybook.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A line for each tenant, who take turns: however many wait in one, the first of another does not
 * wait for more than one of them. Belongs to one thread.
 *
 * @param <T> what waits
 */
final class TenantLines<T> {

  /** The tenant whose turn is next comes first; no line is empty. */
  private final LinkedHashMap<String, Deque<T>> byTenant = new LinkedHashMap<>();

  void add(String tenant, T entry) {
    byTenant.computeIfAbsent(tenant, first -> new ArrayDeque<>()).addLast(entry);
  }

  /**
   * Goes through what waits until all of it is taken, or one is not.
   *
   * @param isHeldBack says what stays where it is, while others of its tenant overtake it
   * @param takes takes one, or says false, which leaves it and all others
   * @return how many were held back
   */
  int pass(Predicate<T> isHeldBack, Predicate<T> takes) {
    Map<String, Deque<T>> heldBack = new HashMap<>();
    boolean goesOn = true;
    while (goesOn && !byTenant.isEmpty()) {
      String tenant = byTenant.firstEntry().getKey();
      Deque<T> line = byTenant.firstEntry().getValue();
      while (!line.isEmpty() && isHeldBack.test(line.getFirst())) {
        heldBack.computeIfAbsent(tenant, one -> new ArrayDeque<>()).addLast(line.removeFirst());
      }
      goesOn = line.isEmpty() || takes.test(line.getFirst());
      if (goesOn) {
        line.pollFirst();
        next(tenant, line);
      }
    }
    int count = heldBack.values().stream().mapToInt(Deque::size).sum();
    heldBack.forEach(this::putBack);
    return count;
  }

  private void next(String tenant, Deque<T> line) {
    if (line.isEmpty()) {
      byTenant.remove(tenant);
    } else if (byTenant.size() > 1) {
      byTenant.putLast(tenant, line);
    }
  }

  private void putBack(String tenant, Deque<T> entries) {
    Deque<T> line = byTenant.computeIfAbsent(tenant, first -> new ArrayDeque<>());
    while (!entries.isEmpty()) {
      line.addFirst(entries.removeLast());
    }
  }
}
