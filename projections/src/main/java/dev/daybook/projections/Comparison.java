package dev.daybook.projections;

import java.time.Instant;
import java.util.List;

/**
 * What came of comparing a view with the same view posted anew, both at one position.
 *
 * @param differences the rows that only one of the two had; the first of them, where they are many
 */
public record Comparison(
    String view, long position, Instant comparedAt, List<Difference> differences) {

  public Comparison {
    differences = List.copyOf(differences);
  }

  /** A row, as JSON, that only one side had. */
  public record Difference(String table, Side side, String row) {}

  /** Which of the two sides has the row. */
  public enum Side {
    SERVED,
    REPLAYED
  }
}
