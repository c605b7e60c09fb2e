package dev.daybook.ledger.platform.command;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Nobody knows yet whether the command was done; asking again under the same key tells. */
public final class CommandTimedOut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param command the command's name
   */
  CommandTimedOut(String command, Duration limit) {
    super("no outcome within %s of %s".formatted(limit, command), new TimeoutException());
  }
}
