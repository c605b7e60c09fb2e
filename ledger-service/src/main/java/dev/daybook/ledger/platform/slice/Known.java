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

  public static final Known NOTHING = new Known(Set.of(), new TreeMap<>());

  private final Set<Criterion> read;
  private final SortedMap<Long, Event> events;

  private Known(Set<Criterion> read, SortedMap<Long, Event> events) {
    this.read = read;
    this.events = events;
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
    return new Known(allRead, all);
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
    require(Reads.lifecycles(kind, tag), kind, tag);
    var things = new LinkedHashMap<I, T>();
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
    return kind.after(null, kind.among(own));
  }

  /** The position of the last event that happened to a thing; 0 while there is none. */
  <I extends Id> long version(Kind<?, I, ?> kind, I id) {
    return events.entrySet().stream()
        .filter(event -> kind.isAbout(id, event.getValue()))
        .mapToLong(Map.Entry::getKey)
        .max()
        .orElse(0);
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
