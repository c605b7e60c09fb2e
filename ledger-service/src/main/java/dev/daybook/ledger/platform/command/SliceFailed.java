package dev.daybook.ledger.platform.command;

/** A slice threw: a bug, never a refusal. */
final class SliceFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SliceFailed(String slice, Throwable cause) {
    super(slice + " failed", cause);
  }
}
