package dev.daybook.ledger.histories;

import dev.daybook.contracts.Command;
import org.jspecify.annotations.Nullable;

/** Where commands are handed in. */
interface Counter {

  /**
   * @param key null where it may be done as often as it is sent
   * @param version the only version of the thing that is to be changed; null for any
   */
  Told ask(Command command, @Nullable String key, @Nullable Long version);

  /** Whose commands these are. */
  String tenant();

  /** Who hands in here, as histories name them. */
  String actor();
}
