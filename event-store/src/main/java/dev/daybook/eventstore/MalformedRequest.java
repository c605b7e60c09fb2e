package dev.daybook.eventstore;

/** A request that the log can't take in, whatever stands in it. Nothing was written. */
public final class MalformedRequest extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MalformedRequest(String fault) {
    super(fault);
  }
}
