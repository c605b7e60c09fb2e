package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.ProofPlan;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was entered and signed of a tenant's history, as requests ask for it. */
final class Proofs {

  private static final String SIGNED =
      """
      SELECT tree_size, position, note, signed_at FROM daybook.audit_checkpoint
      WHERE tenant = $1 AND tree_size > $2
      ORDER BY tree_size DESC
      LIMIT 1
      """;

  private static final String PAGE =
      """
      SELECT tree_size, position, note, signed_at FROM daybook.audit_checkpoint
      WHERE tenant = $1
      ORDER BY tree_size DESC
      OFFSET $2 LIMIT $3
      """;

  private static final String BEFORE =
      """
      SELECT tree_size, position, note, signed_at FROM daybook.audit_checkpoint
      WHERE tenant = $1 AND tree_size < $2
      ORDER BY tree_size DESC
      LIMIT $3
      """;

  private static final String COUNT =
      "SELECT count(*) AS count FROM daybook.audit_checkpoint WHERE tenant = $1";

  private static final String INDEX =
      "SELECT leaf_index FROM daybook.audit_leaf WHERE tenant = $1 AND position = $2";

  private static final int LINES_AT_ONCE = 500;

  private final TenantConnections connections;
  private final EventStore store;

  Proofs(TenantConnections connections, EventStore store) {
    this.connections = connections;
    this.store = store;
  }

  /** The newest checkpoint; empty if nothing was entered yet. */
  Mono<CheckpointRow> latest(String tenant) {
    return covering(tenant, -1);
  }

  /** The newest checkpoint, if it covers the leaf at that index. */
  Mono<CheckpointRow> covering(String tenant, long index) {
    return one(tenant, connection -> Sql.query(connection, SIGNED, Proofs::row, tenant, index));
  }

  Mono<Long> count(String tenant) {
    return one(
        tenant, connection -> Sql.query(connection, COUNT, row -> row.number("count"), tenant));
  }

  /** Some checkpoints, the newest first. */
  Mono<List<CheckpointRow>> page(String tenant, long skip, int limit) {
    return connections.list(
        tenant, connection -> Sql.query(connection, PAGE, Proofs::row, tenant, skip, limit));
  }

  /** All checkpoints, the newest first, in constant memory. */
  Flux<CheckpointRow> all(String tenant) {
    return before(tenant, Long.MAX_VALUE)
        .expand(
            rows ->
                rows.size() < LINES_AT_ONCE
                    ? Mono.empty()
                    : before(tenant, rows.getLast().treeSize()))
        .concatMapIterable(rows -> rows, 1);
  }

  private Mono<List<CheckpointRow>> before(String tenant, long size) {
    return connections.list(
        tenant,
        connection -> Sql.query(connection, BEFORE, Proofs::row, tenant, size, LINES_AT_ONCE));
  }

  /** The tenant's event at a position; empty if there is none, or it is somebody else's. */
  Mono<StoredEvent> event(String tenant, long position) {
    return store
        .read(Selection.of(tenant, Boundary.EVERYTHING).after(position - 1).until(position))
        .singleOrEmpty();
  }

  /** The ordinal of the event at a position; empty until it is entered. */
  Mono<Long> index(String tenant, long position) {
    return one(
        tenant,
        connection ->
            Sql.query(connection, INDEX, row -> row.number("leaf_index"), tenant, position));
  }

  /** The hash of the leaf at an index. */
  Mono<Hash> leaf(String tenant, long index) {
    return one(tenant, connection -> StoredTree.leaf(connection, tenant, index).flux());
  }

  Mono<List<Hash>> proof(String tenant, ProofPlan plan) {
    return one(tenant, connection -> StoredTree.proof(connection, tenant, plan).flux());
  }

  private <T> Mono<T> one(String tenant, Function<Connection, Flux<T>> reading) {
    return connections
        .list(tenant, reading)
        .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()));
  }

  private static CheckpointRow row(Row row) {
    return new CheckpointRow(
        row.number("tree_size"), row.number("position"), row.text("note"), row.time("signed_at"));
  }
}
