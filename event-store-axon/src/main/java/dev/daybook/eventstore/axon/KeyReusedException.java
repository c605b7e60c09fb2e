package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.Once;
import org.axonframework.common.AxonNonTransientException;

/** The key of the {@link Once} clause was used before, with another request. */
public final class KeyReusedException extends AxonNonTransientException {

  private static final long serialVersionUID = 1L;

  public KeyReusedException(String message) {
    super(message);
  }
}
