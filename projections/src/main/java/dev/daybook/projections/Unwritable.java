package dev.daybook.projections;

/** The rows that a page comes to in one view can't be written, and trying again would not help. */
final class Unwritable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Share<?> share;
  private final Throwable fault;

  Unwritable(Share<?> share, Throwable fault) {
    super(fault);
    this.share = share;
    this.fault = fault;
  }

  Share<?> share() {
    return share;
  }

  Throwable fault() {
    return fault;
  }
}
