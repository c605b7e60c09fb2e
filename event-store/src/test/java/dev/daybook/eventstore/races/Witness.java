package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that callers were told and shown, held against the log afterwards. */
final class Witness {

  private static final int LONGEST_SILENCE_SECONDS = 60;
  private static final int LOOK_AGAIN_MILLIS = 100;

  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final Queue<Unplaced> unplaced = new ConcurrentLinkedQueue<>();
  private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
  private final AtomicLong lastAnswered = new AtomicLong();

  /** Positions and a hash: thousands of readings of the whole events would not fit. */
  private record Shown(
      String tenant,
      Boundary boundary,
      long after,
      long known,
      long head,
      List<Long> positions,
      int hash) {}

  private record Unplaced(AppendRequest request, long asked, long told) {}

  private record Key(String tenant, String caller, String key) {}

  void told(Told outcome) {
    told.add(outcome);
    if (outcome.accepted()) {
      lastAnswered.accumulateAndGet(outcome.last(), Math::max);
    }
    announce();
  }

  /** It stands in the log, that much was said, but not where. */
  void standsSomewhere(AppendRequest request, long asked) {
    unplaced.add(new Unplaced(request, asked, System.nanoTime()));
    announce();
  }

  private synchronized void announce() {
    notifyAll();
  }

  /** Waits until so many more callers have their answer. */
  synchronized void awaitMore(int answers) throws InterruptedException {
    int enough = told.size() + unplaced.size() + answers;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SILENCE_SECONDS);
    while (told.size() + unplaced.size() < enough) {
      assertThat(System.nanoTime()).as("time until callers go on").isLessThan(deadline);
      wait(LOOK_AGAIN_MILLIS);
    }
  }

  /** The last position that anybody has been told of: who reads after that must see it. */
  long known() {
    return lastAnswered.get();
  }

  /**
   * @param known what was known before it was asked for
   */
  void shown(String tenant, Boundary boundary, long after, long known, Sourced sourced) {
    shown.add(
        new Shown(
            tenant,
            boundary,
            after,
            known,
            sourced.head(),
            positions(sourced.events()),
            sourced.events().hashCode()));
  }

  /** Lost, doubled, reordered: none. No accepted condition was broken, no refused one held. */
  void agreesWith(LogModel log) {
    log.isWellFormed();
    unplaced.forEach(request -> told.add(placed(request, log)));
    unplaced.clear();
    everyAcceptedRequestStandsInTheLogOnceAndNothingElseDoes(log);
    told.stream().filter(Told::accepted).forEach(outcome -> conditionHeld(outcome, log));
    told.stream().filter(outcome -> !outcome.accepted()).forEach(it -> refusalWasTrue(it, log));
    whatWasToldEarlierStandsEarlier();
    shown.forEach(reading -> wasOneSnapshot(reading, log));
  }

  private static Told placed(Unplaced it, LogModel log) {
    List<NewEvent> events = it.request().events();
    long first = log.positionOf(events.getFirst().id());
    Verdict verdict =
        new Verdict.Appended(first, first + events.size() - 1, log.at(first).recordedAt());
    return new Told(it.request(), verdict, it.asked(), it.told());
  }

  private void everyAcceptedRequestStandsInTheLogOnceAndNothingElseDoes(LogModel log) {
    Map<Key, Set<List<UUID>>> twins = new HashMap<>();
    for (Told outcome : told) {
      Once once = outcome.request().once();
      if (once != null) {
        twins.computeIfAbsent(key(outcome), ignored -> new HashSet<>()).add(ids(outcome));
      }
    }
    Set<UUID> expected = new HashSet<>();
    for (Told outcome : told) {
      if (outcome.accepted()) {
        List<UUID> standing = new ArrayList<>();
        for (long position = outcome.first(); position <= outcome.last(); position++) {
          assertThat(position).as("told of %s", outcome).isLessThanOrEqualTo(log.head());
          standing.add(log.at(position).id());
        }
        boolean ofOneWithTheSameKey =
            outcome.request().once() != null
                && twins.getOrDefault(key(outcome), Set.of()).contains(standing);
        assertThat(standing.equals(ids(outcome)) || ofOneWithTheSameKey)
            .as("the events of %s stand where it was told", outcome)
            .isTrue();
        expected.addAll(standing);
      }
    }
    assertThat(log.all().stream().map(StoredEvent::id))
        .as("ids in the log")
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Key key(Told outcome) {
    Once once = outcome.request().once();
    if (once == null) {
      throw new AssertionError("no key");
    }
    return new Key(outcome.request().tenant(), once.caller(), once.key());
  }

  private static List<UUID> ids(Told outcome) {
    return outcome.request().events().stream().map(NewEvent::id).toList();
  }

  private static void conditionHeld(Told outcome, LogModel log) {
    AppendCondition condition = outcome.request().condition();
    if (condition != null && outcome.verdict() instanceof Verdict.Appended appended) {
      assertThat(
              log.within(
                  outcome.request().tenant(),
                  condition.boundary(),
                  condition.after(),
                  appended.first() - 1))
          .as("events that %s did not know, within its boundary and before it", outcome)
          .isEmpty();
    }
  }

  private static void refusalWasTrue(Told outcome, LogModel log) {
    AppendCondition condition = outcome.request().condition();
    if (condition != null && outcome.verdict() instanceof Verdict.Conflict conflict) {
      assertThat(conflict.position()).isGreaterThan(condition.after());
      StoredEvent unknown = log.at(conflict.position());
      assertThat(unknown.tenant()).isEqualTo(outcome.request().tenant());
      assertThat(LogModel.matches(condition.boundary(), unknown))
          .as("%s conflicts with %s", outcome, unknown)
          .isTrue();
      assertThat(ids(outcome)).as("a conflict with itself").doesNotContain(unknown.id());
    }
  }

  /** Who asks after another was answered comes after it in the log. */
  private void whatWasToldEarlierStandsEarlier() {
    SortedMap<Long, Told> inOrder = new TreeMap<>();
    told.stream()
        .filter(Told::accepted)
        .forEach(outcome -> inOrder.merge(outcome.first(), outcome, Told::earliest));
    long latestAsked = Long.MIN_VALUE;
    for (Told outcome : inOrder.values()) {
      assertThat(outcome.told())
          .as("%s stands after one that was asked for later", outcome)
          .isGreaterThanOrEqualTo(latestAsked);
      latestAsked = Math.max(latestAsked, outcome.asked());
    }
  }

  private static void wasOneSnapshot(Shown reading, LogModel log) {
    assertThat(reading.head())
        .as("the head of what was read of %s", reading.boundary())
        .isBetween(reading.known(), log.head());
    List<StoredEvent> expected =
        log.within(reading.tenant(), reading.boundary(), reading.after(), reading.head());
    assertThat(reading.positions())
        .as("what %s showed after %d, up to its head", reading.boundary(), reading.after())
        .isEqualTo(positions(expected));
    assertThat(reading.hash()).as("the events themselves").isEqualTo(expected.hashCode());
  }

  private static List<Long> positions(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::position).toList();
  }
}
