package dev.daybook.eventstore;

import java.util.Set;

/**
 * Matches the events of one of the types that carry all of the tags; an empty set of types, or of
 * tags, asks nothing.
 */
public record Criterion(Set<String> types, Set<String> tags) {

  /** Matches every event; the start of a criterion that asks for tags alone. */
  public static final Criterion ANY = new Criterion(Set.of(), Set.of());

  public Criterion {
    types = Set.copyOf(types);
    tags = Set.copyOf(tags);
  }

  /** Starts a criterion: {@code types("a", "b").tagged("period:1")}. */
  public static Criterion types(String... types) {
    return new Criterion(Set.of(types), Set.of());
  }

  public Criterion tagged(String... tags) {
    return new Criterion(types, Set.of(tags));
  }

  /** Whether an event of that type with those tags is meant. */
  public boolean matches(String type, Set<String> tags) {
    return (types.isEmpty() || types.contains(type)) && tags.containsAll(this.tags);
  }
}
