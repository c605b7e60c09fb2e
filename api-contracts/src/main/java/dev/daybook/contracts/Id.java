package dev.daybook.contracts;

import java.util.UUID;

/** What every typed identity has in common: a UUIDv7 that says nothing but its time of making. */
public interface Id {
  UUID value();
}
