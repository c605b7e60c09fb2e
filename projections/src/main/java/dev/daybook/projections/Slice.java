package dev.daybook.projections;

/**
 * Which part of a list is wanted: so many entries after a place in its order, and after skipping
 * some more.
 */
public record Slice(Place after, long skip, int limit) {

  public static Slice skip(long skip, int limit) {
    return new Slice(Place.START, skip, limit);
  }

  /**
   * @param place as an earlier {@link Listing#next} said it
   */
  public static Slice after(Place place, int limit) {
    return new Slice(place, 0, limit);
  }
}
