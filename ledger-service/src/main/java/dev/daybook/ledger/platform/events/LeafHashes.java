package dev.daybook.ledger.platform.events;

import dev.daybook.eventstore.StoredEvent;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Knows the hashes of events as leaves of their tenant's tree, as they were entered there. */
public interface LeafHashes {

  /**
   * The hashes by position, in base64; what is not entered yet has none.
   *
   * @param events some of one tenant, in order
   */
  Mono<Map<Long, String>> of(List<StoredEvent> events);
}
