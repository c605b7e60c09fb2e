package dev.daybook.eventstore;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events that a decision depends on, and nothing else: those that match any of the criteria.
 * Without a criterion it is everything in the tenant.
 */
public record Boundary(List<Criterion> criteria) {

  public static final Boundary EVERYTHING = new Boundary(List.of());

  public Boundary {
    criteria = List.copyOf(criteria);
  }

  public static Boundary of(Criterion... criteria) {
    return new Boundary(List.of(criteria));
  }

  /** Whether an event of that type with those tags lies within. */
  public boolean contains(String type, Set<String> tags) {
    return criteria.isEmpty()
        || criteria.stream().anyMatch(criterion -> criterion.matches(type, tags));
  }

  /** This boundary and the other one together. */
  public Boundary and(Boundary other) {
    return criteria.isEmpty() || other.criteria.isEmpty()
        ? EVERYTHING
        : new Boundary(
            Stream.concat(criteria.stream(), other.criteria.stream()).distinct().toList());
  }
}
