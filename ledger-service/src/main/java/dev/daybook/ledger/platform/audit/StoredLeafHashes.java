package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.events.LeafHashes;
import dev.daybook.projections.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The hashes that were kept; an event that was changed since has that of what it was. */
final class StoredLeafHashes implements LeafHashes {

  /**
   * The ordinals of a tenant are those of a page of its events, so the key gives them in a walk.
   */
  private static final String BETWEEN =
      """
      SELECT l.position, encode(substring(l.hashes FROM 1 FOR 32), 'base64') AS hash
      FROM daybook.audit_leaf l
      WHERE l.tenant = $1
        AND l.leaf_index >= (SELECT f.leaf_index FROM daybook.audit_leaf f WHERE f.position = $2)
        AND l.leaf_index <= coalesce(
            (SELECT t.leaf_index FROM daybook.audit_leaf t WHERE t.position = $3),
            9223372036854775807)
        AND l.position = ANY ($4)
      """;

  private record Leaf(long position, String hash) {}

  private final TenantConnections connections;

  StoredLeafHashes(TenantConnections connections) {
    this.connections = connections;
  }

  @Override
  public Mono<Map<Long, String>> of(List<StoredEvent> events) {
    if (events.isEmpty()) {
      return Mono.just(Map.of());
    }
    var tenant = events.getFirst().tenant();
    var positions = events.stream().map(StoredEvent::position).toArray(Long[]::new);
    return connections
        .list(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    BETWEEN,
                    row -> new Leaf(row.number("position"), row.text("hash")),
                    tenant,
                    positions[0],
                    positions[positions.length - 1],
                    positions))
        .map(StoredLeafHashes::byPosition);
  }

  private static Map<Long, String> byPosition(List<Leaf> leaves) {
    var hashes = new HashMap<Long, String>(2 * leaves.size());
    leaves.forEach(leaf -> hashes.put(leaf.position, leaf.hash));
    return hashes;
  }
}
