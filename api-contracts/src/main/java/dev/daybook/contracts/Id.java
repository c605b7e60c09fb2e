package dev.daybook.contracts;

import java.util.UUID;

/** The identity of one thing; every kind of thing has its own type of it. Written as a UUID. */
public interface Id {

  UUID value();
}
