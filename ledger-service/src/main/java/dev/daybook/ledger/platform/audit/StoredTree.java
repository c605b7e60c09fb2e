package dev.daybook.ledger.platform.audit;

import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.Node;
import dev.daybook.proofs.ProofPlan;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** A tenant's tree as it is kept: each node's hash with the leaf that completed it. */
final class StoredTree {

  private static final String NODES =
      """
      SELECT n.level, n.node_index, substring(l.hashes FROM n.level * 32 + 1 FOR 32) AS hash
      FROM unnest($2::integer[], $3::bigint[], $4::bigint[]) AS n(level, node_index, leaf_index)
      JOIN daybook.audit_leaf l ON l.tenant = $1 AND l.leaf_index = n.leaf_index
      """;

  private static final String SIZE =
      """
      SELECT coalesce((SELECT l.leaf_index + 1 FROM daybook.audit_leaf l
                       WHERE l.tenant = $1 ORDER BY l.leaf_index DESC LIMIT 1), 0) AS size
      """;

  private StoredTree() {}

  /** All that has to be known to append to the tree. */
  static Mono<Frontier> frontier(Connection connection, String tenant) {
    return Sql.query(connection, SIZE, row -> row.number("size"), tenant)
        .single()
        .flatMap(
            size ->
                nodes(connection, tenant, Frontier.nodes(size))
                    .map(nodes -> Frontier.of(size, node -> found(nodes, node))));
  }

  static Mono<Hash> leaf(Connection connection, String tenant, long index) {
    var leaf = new Node(0, index);
    return nodes(connection, tenant, List.of(leaf)).map(nodes -> found(nodes, leaf));
  }

  static Mono<List<Hash>> proof(Connection connection, String tenant, ProofPlan plan) {
    return nodes(connection, tenant, plan.nodes().toList())
        .map(nodes -> plan.hashes(node -> found(nodes, node)));
  }

  private static Mono<Map<Node, Hash>> nodes(
      Connection connection, String tenant, Collection<Node> nodes) {
    if (nodes.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Sql.query(
            connection,
            NODES,
            StoredTree::node,
            tenant,
            nodes.stream().map(Node::level).toArray(Integer[]::new),
            nodes.stream().map(Node::index).toArray(Long[]::new),
            nodes.stream().map(Node::lastLeaf).toArray(Long[]::new))
        .collect(HashMap::new, (found, node) -> found.put(node.node, node.hash));
  }

  private record Stored(Node node, Hash hash) {}

  private static Stored node(Row row) {
    return new Stored(
        new Node(row.integer("level"), row.number("node_index")), Hash.of(row.bytes("hash")));
  }

  private static Hash found(Map<Node, Hash> nodes, Node node) {
    return Objects.requireNonNull(nodes.get(node), () -> "The tree lacks " + node);
  }
}
