package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.eventstore.Criterion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a decision knows: the things within its boundary. To ask for what the boundary did not read
 * is a bug and throws, so that nothing is taken for absent that nobody looked for.
 */
public final class Known {

  public static final Known NOTHING = new Known(Set.of(), new TreeMap<>(), Map.of());

  private final Set<Criterion> read;
  private final SortedMap<Long, Event> events;

  /** Things of which it is only known how they read, not any more what happened to them. */
  private final Map<Id, Settled> settled;

  /**
   * @param last the position of the last event that happened to it
   */
  private record Settled(Kind<?, ?, ?> kind, Object thing, long last) {}

  private Known(Set<Criterion> read, SortedMap<Long, Event> events, Map<Id, Settled> settled) {
    this.read = read;
    this.events = events;
    this.settled = settled;
  }

  /** How many things and events this keeps. */
  public int size() {
    return settled.size() + events.size();
  }

  Set<Criterion> read() {
    return read;
  }

  /** This, and what more was read. */
  public Known with(Reads reads, Map<Long, Event> more) {
    var allRead = new LinkedHashSet<>(read);
    allRead.addAll(reads.criteria());
    var all = new TreeMap<>(events);
    all.putAll(more);
    return new Known(allRead, all, settled);
  }

  /** The same, in which of all things of a kind it is only known how they read. */
  public <E extends Event, I extends Id, T> Known settled(Kind<E, I, T> kind) {
    var all = new LinkedHashMap<>(settled);
    var others = new TreeMap<Long, Event>();
    events.forEach(
        (position, event) -> {
          if (kind.has(event)) {
            var id = kind.id().apply(kind.among(List.of(event)).getFirst());
            settle(kind, all, id, event, position);
          } else {
            others.put(position, event);
          }
        });
    return new Known(read, others, all);
  }

  private static <E extends Event, I extends Id, T> void settle(
      Kind<E, I, T> kind, Map<Id, Settled> all, I id, Event event, long position) {
    var before = all.get(id);
    var after = kind.after(thing(kind, before), kind.among(List.of(event)));
    if (after == null) {
      all.remove(id);
    } else {
      all.put(id, new Settled(kind, after, position));
    }
  }

  @SuppressWarnings("unchecked") // it was settled by this kind
  private static <T> @Nullable T thing(Kind<?, ?, T> kind, @Nullable Settled settled) {
    return settled == null || !settled.kind.equals(kind) ? null : (T) settled.thing;
  }

  /** How a thing reads whose lifecycle was read; null if there is none, or none any more. */
  public <E extends Event, I extends Id, T> @Nullable T find(Kind<E, I, T> kind, I id) {
    require(Reads.lifecycle(kind, id), kind, id);
    return told(kind, id);
  }

  /**
   * The same of a thing that something refers to: that it is not there is an impossible history.
   */
  public <E extends Event, I extends Id, T> T get(Kind<E, I, T> kind, I id) {
    return Objects.requireNonNull(find(kind, id), () -> kind.tag(id));
  }

  /** Whether a thing is there, of which at least the beginning was read. */
  public <E extends Event, I extends Id, T> boolean has(Kind<E, I, T> kind, I id) {
    if (read.containsAll(Reads.lifecycle(kind, id).criteria())) {
      return told(kind, id) != null;
    }
    require(Reads.beginning(kind, id), kind, id);
    return version(kind, id) != 0;
  }

  /** The things of a kind that bear a tag, of which all were read, in the order of beginning. */
  public <E extends Event, I extends Id, T> Map<I, T> all(Kind<E, I, T> kind, String tag) {
    return all(kind, Reads.lifecycles(kind, tag));
  }

  /**
   * The things of a kind as they read after what was read of them, in the order of beginning.
   *
   * @param reads by which all of them were read
   */
  public <E extends Event, I extends Id, T> Map<I, T> all(Kind<E, I, T> kind, Reads reads) {
    require(reads, kind, reads.criteria());
    var things = new LinkedHashMap<I, T>();
    settled.forEach((id, one) -> keep(things, kind, id, one));
    for (var event : kind.among(List.copyOf(events.values()))) {
      var id = kind.id().apply(event);
      var after = kind.after(things.get(id), event);
      if (after == null) {
        things.remove(id);
      } else {
        things.put(id, after);
      }
    }
    return things;
  }

  @SuppressWarnings("unchecked") // it was settled by this kind
  private static <I extends Id, T> void keep(
      Map<I, T> things, Kind<?, I, T> kind, Id id, Settled settled) {
    var thing = thing(kind, settled);
    if (thing != null) {
      things.put((I) id, thing);
    }
  }

  /** The events of a kind that were read, for a decision that knows what to make of only some. */
  public <E extends Event> List<E> events(Kind<E, ?, ?> kind) {
    if (read.stream().noneMatch(one -> one.types().stream().anyMatch(kind.typeNames()::contains))) {
      throw notRead(kind, "any");
    }
    return kind.among(List.copyOf(events.values()));
  }

  /** How a thing reads after what was read of it. */
  <E extends Event, I extends Id, T> @Nullable T told(Kind<E, I, T> kind, I id) {
    var own = events.values().stream().filter(event -> kind.isAbout(id, event)).toList();
    return kind.after(thing(kind, settled.get(id)), kind.among(own));
  }

  /** The position of the last event that happened to a thing; 0 while there is none. */
  <I extends Id> long version(Kind<?, I, ?> kind, I id) {
    var before = settled.get(id);
    return events.entrySet().stream()
        .filter(event -> kind.isAbout(id, event.getValue()))
        .mapToLong(Map.Entry::getKey)
        .max()
        .orElse(before == null || !before.kind.equals(kind) ? 0 : before.last);
  }

  private void require(Reads reads, Kind<?, ?, ?> kind, Object which) {
    if (!read.containsAll(reads.criteria())) {
      throw notRead(kind, which);
    }
  }

  private static IllegalStateException notRead(Kind<?, ?, ?> kind, Object which) {
    return new IllegalStateException(
        "the boundary did not read the %s %s; name it there".formatted(kind.noun(), which));
  }
}
