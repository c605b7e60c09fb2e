package dev.daybook.ledger.platform.command;

import java.util.concurrent.TimeoutException;

/** Nobody knows yet whether the command was done; asking again under the same key tells. */
public final class CommandTimedOut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandTimedOut(Class<?> command) {
    super(
        "no outcome within %s of %s".formatted(CommandGate.LIMIT, command.getSimpleName()),
        new TimeoutException());
  }
}
