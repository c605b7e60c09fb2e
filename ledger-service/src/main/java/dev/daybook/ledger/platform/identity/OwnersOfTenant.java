package dev.daybook.ledger.platform.identity;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Knows which owners a user can be; the context that has owners says it. */
public interface OwnersOfTenant {

  Mono<Boolean> has(String tenant, UUID ownerId);
}
