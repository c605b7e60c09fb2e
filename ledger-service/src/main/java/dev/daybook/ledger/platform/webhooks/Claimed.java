package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.LogQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A webhook that this node delivers to at the moment, and how far it is.
 *
 * @param types that are asked for; all there are, where tags are asked for without types
 * @param version the webhook is another one when this has changed
 * @param attempts how often the next event was sent in vain
 * @param secrets that sign, opened
 */
record Claimed(
    UUID id,
    String tenant,
    String url,
    List<String> types,
    List<String> tags,
    long version,
    long position,
    int attempts,
    List<byte[]> secrets) {

  Claimed {
    types = List.copyOf(types);
    tags = List.copyOf(tags);
    secrets = List.copyOf(secrets);
  }

  /** The events that are still to be delivered. */
  LogQuery next() {
    return new LogQuery(tenant, which(), Map.of(), position, Long.MAX_VALUE);
  }

  /** Those that are not any more. */
  LogQuery former() {
    return new LogQuery(tenant, which(), Map.of(), 0, position);
  }

  private Criterion which() {
    return new Criterion(Set.copyOf(types), Set.copyOf(tags));
  }

  Claimed at(long delivered) {
    return new Claimed(id, tenant, url, types, tags, version, delivered, 0, secrets);
  }
}
