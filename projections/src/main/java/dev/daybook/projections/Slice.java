package dev.daybook.projections;

/** Which part of a list is wanted. */
public sealed interface Slice {

  int limit();

  /** So many entries after so many others. */
  record Skip(long skip, int limit) implements Slice {}

  /**
   * So many entries after a place in the order.
   *
   * @param place as an earlier {@link Listing#next} said it
   */
  record After(String place, int limit) implements Slice {}
}
