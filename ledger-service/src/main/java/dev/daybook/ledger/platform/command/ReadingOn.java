package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Kind;
import dev.daybook.ledger.platform.command.LongReadings.Reading;
import dev.daybook.ledger.platform.slice.Reads;
import java.util.HashMap;
import java.util.Map;

/**
 * A reading that goes on from an earlier one. The events are folded part by part as they come, so
 * that of a long history no more than a part is in memory. One thread at a time adds to it.
 */
final class ReadingOn {

  /** Each part copies how all things read, so smaller parts would take longer. */
  static final int PART_EVENTS = 1_000;

  private final Reads reads;
  private final Kind<?, ?, ?> all;
  private final Map<Long, Event> part = new HashMap<>();
  private Reading folded;
  private long last;

  /**
   * @param all the kind of which all things are read
   */
  ReadingOn(Reading before, Reads reads, Kind<?, ?, ?> all) {
    this.reads = reads;
    this.all = all;
    this.folded = before;
    this.last = before.last();
  }

  /** Takes one more event, in the order of the log. */
  ReadingOn with(long position, Event event) {
    part.put(position, event);
    last = position;
    if (part.size() == PART_EVENTS) {
      fold();
    }
    return this;
  }

  Reading reading() {
    fold();
    return folded;
  }

  private void fold() {
    var known = folded.known().with(reads, part).settled(all);
    folded = new Reading(known, last, folded.events() + part.size());
    part.clear();
  }
}
