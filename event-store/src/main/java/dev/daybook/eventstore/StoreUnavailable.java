package dev.daybook.eventstore;

/**
 * The database could not be reached for too long. Whether the request was appended is not known:
 * sent again with the same clause "once", or with the same event ids, it will not be appended
 * twice.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreUnavailable(Throwable cause) {
    super(
        "The log can't be reached: " + cause.getMessage(),
        cause instanceof StoreUnavailable ? cause.getCause() : cause);
  }
}
