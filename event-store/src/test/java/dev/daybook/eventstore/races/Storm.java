package dev.daybook.eventstore.races;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.DuplicateEvent;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many callers that source a boundary and append on what they saw, over few tags, so that they get
 * into each other's way on every node.
 */
final class Storm {

  static final List<String> TENANTS = List.of("north", "south");

  private static final int CALLERS = 32;
  private static final int TAGS = 12;
  private static final int TYPES = 4;
  private static final int LONGEST_PAUSE_MICROS = 2_000;
  private static final int PAUSE_AFTER_FAULT_MICROS = 50_000;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);

  private final List<Node> nodes;
  private final Race race;
  private final Witness witness;
  private final boolean faultsExpected;
  private final AtomicLong lastHead = new AtomicLong();

  /** In calm weather a fault ends the race. */
  static Storm calm(List<Node> nodes, Race race, Witness witness) {
    return new Storm(nodes, race, witness, false);
  }

  /** Whoever does not get an answer asks again, until it has one. */
  static Storm withFaults(List<Node> nodes, Race race, Witness witness) {
    return new Storm(nodes, race, witness, true);
  }

  private Storm(List<Node> nodes, Race race, Witness witness, boolean faultsExpected) {
    this.nodes = nodes;
    this.race = race;
    this.witness = witness;
    this.faultsExpected = faultsExpected;
  }

  /** So many rounds over all callers. */
  void rage(int rounds) {
    AtomicInteger left = new AtomicInteger(rounds);
    rageWhile(() -> left.getAndDecrement() > 0);
  }

  void rageWhile(Supplier<Boolean> condition) {
    List<Callable<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Random chance = race.chance();
      callers.add(
          () -> {
            while (condition.get()) {
              round(chance);
            }
            return true;
          });
    }
    Race.together(callers);
  }

  private void round(Random chance) throws Exception {
    String tenant = TENANTS.get(chance.nextInt(TENANTS.size()));
    Boundary boundary = boundary(chance);
    long after = after(chance, boundary);
    long known = witness.known();
    Sourced sourced =
        answer(chance, store -> store.source(tenant, boundary, after).block(LONGEST_ANSWER));
    witness.shown(tenant, boundary, after, known, sourced);
    lastHead.accumulateAndGet(sourced.head(), Math::max);
    Race.stagger(chance, LONGEST_PAUSE_MICROS);
    AppendRequest request =
        new AppendRequest(
            tenant, events(chance), condition(chance, boundary, sourced.head()), once(chance));
    if (request.once() != null && chance.nextInt(4) == 0) {
      sendTwice(request, chance);
    } else {
      send(request, chance);
    }
  }

  /** Mostly the newest events: the whole past of everything is long, and read often enough. */
  private long after(Random chance, Boundary boundary) {
    boolean fromTheStart = !boundary.criteria().isEmpty() && chance.nextInt(8) == 0;
    return fromTheStart ? 0 : Math.max(0, lastHead.get() - chance.nextInt(100));
  }

  /** An impatient client: the same key again, elsewhere, before the first answer came. */
  private void sendTwice(AppendRequest request, Random chance) {
    AppendRequest again =
        new AppendRequest(
            request.tenant(),
            chance.nextBoolean() ? request.events() : events(chance),
            request.condition(),
            request.once());
    Random other = new Random(chance.nextLong());
    Race.together(
        List.of(
            () -> send(request, chance),
            () -> {
              Race.stagger(other, LONGEST_PAUSE_MICROS);
              return send(again, other);
            }));
  }

  private boolean send(AppendRequest request, Random chance) throws Exception {
    long asked = System.nanoTime();
    try {
      Verdict verdict = answer(chance, store -> store.append(request).block(LONGEST_ANSWER));
      witness.told(new Told(request, verdict, asked, System.nanoTime()));
    } catch (DuplicateEvent standsAlready) {
      // The answer to an earlier attempt was lost; without a key nobody can give it again.
      witness.standsSomewhere(request, asked);
    }
    return true;
  }

  private interface Question<T> {
    @Nullable T ask(EventStore store) throws Exception;
  }

  private <T> T answer(Random chance, Question<T> question) throws Exception {
    long deadline = System.nanoTime() + LONGEST_OUTAGE.toNanos();
    boolean askedBefore = false;
    while (true) {
      try {
        EventStore store = nodes.get(chance.nextInt(nodes.size())).store();
        return Objects.requireNonNull(question.ask(store), "an empty answer");
      } catch (Exception fault) {
        boolean standsAlready = askedBefore && fault instanceof DuplicateEvent;
        if (!faultsExpected || standsAlready || System.nanoTime() > deadline) {
          throw fault;
        }
        askedBefore = true;
        Race.stagger(chance, PAUSE_AFTER_FAULT_MICROS);
      }
    }
  }

  private static @Nullable AppendCondition condition(Random chance, Boundary boundary, long head) {
    return switch (chance.nextInt(10)) {
      case 0 -> null;
      // Somebody who read long ago, or decides on another boundary than the one that was read.
      case 1 -> new AppendCondition(boundary, Math.max(0, head - chance.nextInt(20)));
      case 2 -> new AppendCondition(boundary(chance), head);
      default -> new AppendCondition(boundary, head);
    };
  }

  private static @Nullable Once once(Random chance) {
    return chance.nextBoolean()
        ? new Once("caller", new UUID(chance.nextLong(), chance.nextLong()).toString(), "f", "{}")
        : null;
  }

  private static Boundary boundary(Random chance) {
    if (chance.nextInt(40) == 0) {
      return Boundary.EVERYTHING;
    }
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i <= chance.nextInt(3); i++) {
      criteria.add(criterion(chance));
    }
    return new Boundary(criteria);
  }

  private static Criterion criterion(Random chance) {
    Set<String> tags = some(chance, "tag:", TAGS, 2);
    Set<String> types = some(chance, "type-", TYPES, 2);
    return new Criterion(tags.isEmpty() && types.isEmpty() ? Set.of("type-0") : types, tags);
  }

  private static List<NewEvent> events(Random chance) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i <= chance.nextInt(3); i++) {
      events.add(
          event(
              new UUID(chance.nextLong(), chance.nextLong()),
              "type-" + chance.nextInt(TYPES),
              some(chance, "tag:", TAGS, 3)));
    }
    return events;
  }

  static NewEvent event(UUID id, String type, Set<String> tags) {
    return new NewEvent(id, type, 1, tags, null, "{\"of\":\"" + id + "\"}", "{}");
  }

  private static Set<String> some(Random chance, String prefix, int kinds, int atMost) {
    Set<String> some = new HashSet<>();
    for (int i = chance.nextInt(atMost + 1); i > 0; i--) {
      some.add(prefix + chance.nextInt(kinds));
    }
    return some;
  }
}
