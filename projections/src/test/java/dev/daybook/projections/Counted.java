package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;

/** Something was counted: the event of the view that the runner's tests post. */
record Counted(String what, int times) implements Event {

  static final EventType<Counted> TYPE =
      EventType.of(Counted.class, "test.counted", 1, "Something was counted.");

  /** An event that is known, and that no view wants. */
  record Ignored(String why) implements Event {

    static final EventType<Ignored> TYPE =
        EventType.of(Ignored.class, "test.ignored", 1, "Something happened that nobody counts.");
  }
}
