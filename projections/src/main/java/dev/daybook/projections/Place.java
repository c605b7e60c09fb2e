package dev.daybook.projections;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of a list: lists are chronological, then by the position of the entry's
 * first event. Entries that come or go elsewhere don't move it.
 */
public record Place(LocalDate day, long position) {

  /** Before everything. */
  public static final Place START = new Place(LocalDate.of(1, 1, 1), 0);

  /** What {@link #toString} said, or null if that is something else. */
  public static @Nullable Place parse(String text) {
    int dot = text.indexOf('.');
    try {
      return dot < 0
          ? null
          : new Place(
              LocalDate.parse(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    } catch (DateTimeException | NumberFormatException other) {
      return null;
    }
  }

  @Override
  public String toString() {
    return day + "." + position;
  }
}
