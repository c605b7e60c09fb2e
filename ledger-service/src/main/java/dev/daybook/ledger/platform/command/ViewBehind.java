package dev.daybook.ledger.platform.command;

import java.util.Objects;

/** A view that a decision needs is too far behind the log; nothing was written. */
final class ViewBehind extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ViewBehind(String view, long position) {
    super("The view %s has not reached position %d yet; ask again.".formatted(view, position));
  }

  String sentence() {
    return Objects.requireNonNull(getMessage());
  }
}
