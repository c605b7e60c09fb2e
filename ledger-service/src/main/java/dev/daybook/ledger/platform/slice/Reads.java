package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decision reads: {@code lifecycle(PERIOD, id).and(beginning(OWNER, owner))}. What it reads
 * next may depend on what is known by then.
 *
 * @param then what more is read, once the criteria have been
 * @param all the kind of which all things are read, which may become many: what they read as is
 *     kept for the next decision then; null if only named things are read
 */
public record Reads(
    Set<Criterion> criteria, List<Function<Known, Reads>> then, @Nullable Kind<?, ?, ?> all) {

  public static final Reads NOTHING = new Reads(Set.of(), List.of());

  public Reads(Set<Criterion> criteria, List<Function<Known, Reads>> then) {
    this(criteria, then, null);
  }

  public Reads {
    criteria = Set.copyOf(criteria);
    then = List.copyOf(then);
  }

  /**
   * All that happened to a thing: decisions may ask how it reads.
   *
   * @param id null if none is named
   */
  public static <I extends Id> Reads lifecycle(Kind<?, I, ?> kind, @Nullable I id) {
    return id == null ? NOTHING : of(new Criterion(kind.typeNames(), Set.of(kind.tag(id))));
  }

  /**
   * All that happened to a thing, and what it then tells to look at; nothing more if it is not
   * there.
   */
  public static <I extends Id, T> Reads lifecycle(
      Kind<?, I, T> kind, I id, Function<T, Reads> then) {
    return lifecycle(kind, id)
        .then(
            known -> {
              var thing = known.find(kind, id);
              return thing == null ? NOTHING : then.apply(thing);
            });
  }

  /**
   * That a thing began, which is all there is to know of one that never ends: decisions may ask
   * whether it is there.
   *
   * @param id null if none is named
   */
  public static <I extends Id> Reads beginning(Kind<?, I, ?> kind, @Nullable I id) {
    return id == null
        ? NOTHING
        : of(new Criterion(Set.of(kind.beginning().name()), Set.of(kind.tag(id))));
  }

  /**
   * Events of some types that happened to all things of a kind, the one that begins a thing among
   * them. It is all that is read.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <E extends Event> Reads all(Kind<E, ?, ?> kind, Class<? extends E>... events) {
    var types =
        Arrays.stream(events)
            .map(event -> kind.type(event).name())
            .collect(Collectors.toUnmodifiableSet());
    return new Reads(Set.of(new Criterion(types, Set.of())), List.of(), kind);
  }

  /** All that happened to all things of a kind that bear a tag. */
  public static Reads lifecycles(Kind<?, ?, ?> kind, String tag) {
    return of(new Criterion(kind.typeNames(), Set.of(tag)));
  }

  /** Events for which the decision knows what to do with: {@link Known#events}. */
  public static Reads of(Criterion criterion) {
    return new Reads(Set.of(criterion), List.of());
  }

  public Reads and(Reads other) {
    var both = new LinkedHashSet<>(criteria);
    both.addAll(other.criteria);
    return new Reads(both, Stream.concat(then.stream(), other.then.stream()).toList());
  }

  public Reads then(Function<Known, Reads> more) {
    return new Reads(criteria, Stream.concat(then.stream(), Stream.of(more)).toList());
  }

  /** What more is read, now that this is known. */
  public Reads beyond(Known known) {
    return then.stream().map(more -> more.apply(known)).reduce(NOTHING, Reads::and);
  }

  public boolean isNothing() {
    return criteria.isEmpty() && then.isEmpty();
  }

  /** In the words of the event store, for which no criterion means everything. */
  public Boundary boundary() {
    if (criteria.isEmpty()) {
      throw new IllegalStateException("nothing is read, which is no boundary");
    }
    return new Boundary(List.copyOf(criteria));
  }
}
