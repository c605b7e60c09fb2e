package dev.daybook.eventstore;

import java.util.List;
import java.util.Set;

/**
 * What boundaries of one tenant have in common that differ in their tags alone: they are read by
 * the same statement. A program has few kinds.
 */
record BoundaryKind(String tenant, List<Part> parts) {

  /** What a criterion asks for: its types, and how many tags. Which tags they are makes no kind. */
  record Part(Set<String> types, int tags) {}

  static BoundaryKind of(String tenant, Boundary boundary) {
    return new BoundaryKind(
        tenant,
        criteria(boundary).stream()
            .map(criterion -> new Part(criterion.types(), criterion.tags().size()))
            .toList());
  }

  /** A boundary without criteria is everything. */
  static List<Criterion> criteria(Boundary boundary) {
    return boundary.criteria().isEmpty() ? List.of(Criterion.ANY) : boundary.criteria();
  }
}
