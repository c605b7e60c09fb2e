package dev.daybook.ledger.platform.views;

import java.math.BigDecimal;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What lists are lists of: a period has charges, and the list of a period that is not there is not
 * an empty list.
 *
 * @param view that it is read from
 * @param noun what it is called
 */
public record Parent(String view, String noun, Lookup lookup) {

  /** Looks for one of them. */
  @FunctionalInterface
  public interface Lookup {
    /** What a list of it without entries comes to; empty if it is not there at that position. */
    Mono<BigDecimal> nothing(String tenant, UUID id, long at);
  }
}
