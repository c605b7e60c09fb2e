package dev.daybook.eventstore;

/**
 * The disk of the database has no room left. Nothing was written; reads are answered as ever, and
 * so are appends as soon as there is room.
 */
public final class DiskFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DiskFull(Throwable cause) {
    super("The disk of the database is full: " + cause.getMessage(), cause);
  }
}
