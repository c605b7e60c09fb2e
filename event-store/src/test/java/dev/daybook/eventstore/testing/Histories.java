package dev.daybook.eventstore.testing;

/** How many random histories a test plays through. */
public final class Histories {

  private Histories() {}

  /** As many as are worth their time in every build, or what {@code -Dhistories} says. */
  public static int orElse(int usually) {
    return Integer.getInteger("histories", usually);
  }
}
