package dev.daybook.projections;

/** An event that a view can't fold, or whose rows can't be written. */
final class Unappliable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unappliable(Posted<?> posted, Throwable fault) {
    super(
        "event %s, a %s of tenant %s, can't be applied: %s"
            .formatted(
                posted.id(),
                posted.event().getClass().getSimpleName(),
                posted.tenant(),
                PostingFaults.sentence(fault)),
        fault);
  }
}
