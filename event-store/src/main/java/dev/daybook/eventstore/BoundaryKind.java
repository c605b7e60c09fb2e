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

  /**
   * So many tags, each of which is a column of {@link BoundarySql}, are few enough: PostgreSQL has
   * a limit of 1,664 columns, and long before that planning takes longer than reading.
   */
  private static final int MOST_COLUMNS = 200;

  /** Whether it is read by itself, and by a statement that has no column for each of its tags. */
  boolean isWide() {
    return parts.stream().mapToInt(Part::tags).sum() > MOST_COLUMNS;
  }

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
