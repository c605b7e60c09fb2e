package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Sql;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Hash;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Fills the trees behind the append path: the leaves of new events, their nodes and a checkpoint
 * for each tenant that has some, in one transaction. Every node tries; a lock lets one of them.
 */
final class TreePosting {

  private static final Logger LOG = LoggerFactory.getLogger(TreePosting.class);

  /** An event waits for so long at most, and then for the transaction: within a second in all. */
  static final Duration EVERY = Duration.ofMillis(400);

  /** Whatever takes longer is wrong, and is begun anew. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Any number that no one else locks by. */
  static final long LOCK = 0x6461_7962_6F6F_6B04L;

  /** The database gives up a transaction whose client has stood still for so long. */
  private static final String TRY_LOCK =
      """
      SELECT pg_try_advisory_xact_lock($1) AS locked,
             set_config('idle_in_transaction_session_timeout', '20s', true) AS given_up
      """;

  private static final String PROGRESS =
      "SELECT p.position, daybook.head() AS head FROM daybook.audit_progress p";

  private static final String ADD_LEAVES =
      """
      INSERT INTO daybook.audit_leaf (tenant, leaf_index, position, hashes)
      SELECT l.tenant, l.leaf_index, l.position, decode(l.hashes, 'hex')
      FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[])
           AS l(tenant, leaf_index, position, hashes)
      """;

  private static final String ADD_CHECKPOINTS =
      """
      INSERT INTO daybook.audit_checkpoint (tenant, tree_size, position, note)
      SELECT c.* FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) AS c
      """;

  private static final String PROCEED = "UPDATE daybook.audit_progress SET position = $1";

  private final TenantConnections connections;
  private final Leaves leaves;
  private final Notary notary;
  private final Scheduler scheduler;
  private volatile boolean failing;

  /**
   * @param connections as the role that reads every tenant's events
   * @param scheduler for hashing, which no thread of a connection should do
   */
  TreePosting(TenantConnections connections, Leaves leaves, Notary notary, Scheduler scheduler) {
    this.connections = connections;
    this.leaves = leaves;
    this.notary = notary;
    this.scheduler = scheduler;
  }

  /** Posts again and again; never ends, whatever fails. */
  Flux<Long> rounds() {
    return Flux.interval(Duration.ZERO, EVERY, scheduler)
        .onBackpressureDrop()
        .concatMap(tick -> catchUp().onErrorResume(this::failed), 1);
  }

  /** An outage is one line, and not two a second. */
  private Flux<Long> failed(Throwable fault) {
    if (!failing) {
      LOG.warn("Events are not entered into the trees, which is tried again: {}", fault.toString());
    }
    failing = true;
    return Flux.empty();
  }

  /** Posts until nothing is left; says after each transaction up to which position. */
  Flux<Long> catchUp() {
    return next().expand(reached -> next()).doOnNext(reached -> failing = false);
  }

  /** One transaction; empty if there was nothing to post, or another node is posting. */
  private Mono<Long> next() {
    return connections.inTransaction(null, this::underLock).timeout(LONGEST, scheduler);
  }

  /**
   * The lock is a statement of its own: what comes behind it sees all that was committed before.
   */
  private Mono<Long> underLock(Connection connection) {
    return Sql.query(connection, TRY_LOCK, row -> row.truth("locked"), LOCK)
        .single()
        .filter(locked -> locked)
        .flatMap(
            locked ->
                Sql.query(
                        connection,
                        PROGRESS,
                        row -> new Stretch(row.number("position"), row.number("head")))
                    .single())
        .filter(stretch -> stretch.until > stretch.after)
        .flatMap(stretch -> LogWalk.next(connection, stretch.after, stretch.until))
        .flatMap(page -> enter(connection, page));
  }

  private record Stretch(long after, long until) {}

  private Mono<Long> enter(Connection connection, LogWalk.Page page) {
    var byTenant =
        page.found().stream()
            .map(TreePosting::readable)
            .collect(Collectors.groupingBy(StoredEvent::tenant));
    return Flux.fromIterable(byTenant.entrySet())
        .concatMap(one -> grown(connection, one), 1)
        .collectList()
        .flatMap(
            grown ->
                addLeaves(connection, grown.stream().flatMap(one -> one.leaves.stream()).toList())
                    .then(addCheckpoints(connection, grown))
                    .then(Sql.update(connection, PROCEED, page.upTo())))
        .thenReturn(page.upTo());
  }

  /** Nothing is entered behind what can't be read: a leaf that was left out could not be added. */
  private static StoredEvent readable(LogWalk.Found found) {
    return Objects.requireNonNull(
        found.event(), () -> "What stands at position %d is no event".formatted(found.position()));
  }

  private Mono<Grown> grown(Connection connection, Map.Entry<String, List<StoredEvent>> events) {
    return StoredTree.frontier(connection, events.getKey())
        .publishOn(scheduler)
        .map(tree -> grown(tree, events.getKey(), events.getValue()));
  }

  private Grown grown(Frontier tree, String tenant, List<StoredEvent> events) {
    var rows = events.stream().map(event -> row(tree, tenant, event)).toList();
    return new Grown(rows, notary.sign(tenant, tree.size(), tree.root()).toString());
  }

  private LeafRow row(Frontier tree, String tenant, StoredEvent event) {
    long index = tree.size();
    var hashes =
        tree.append(leaves.leaf(event)).stream()
            .map(Hash::bytes)
            .map(HexFormat.of()::formatHex)
            .collect(Collectors.joining());
    return new LeafRow(tenant, index, event.position(), hashes);
  }

  private record LeafRow(String tenant, long index, long position, String hashes) {}

  /**
   * What was added to a tree.
   *
   * @param note the checkpoint that covers it
   */
  private record Grown(List<LeafRow> leaves, String note) {

    LeafRow last() {
      return leaves.getLast();
    }
  }

  private static Mono<Long> addLeaves(Connection connection, List<LeafRow> leaves) {
    return Sql.update(
        connection,
        ADD_LEAVES,
        leaves.stream().map(LeafRow::tenant).toArray(String[]::new),
        leaves.stream().map(LeafRow::index).toArray(Long[]::new),
        leaves.stream().map(LeafRow::position).toArray(Long[]::new),
        leaves.stream().map(LeafRow::hashes).toArray(String[]::new));
  }

  private static Mono<Long> addCheckpoints(Connection connection, List<Grown> grown) {
    return Sql.update(
        connection,
        ADD_CHECKPOINTS,
        grown.stream().map(one -> one.last().tenant()).toArray(String[]::new),
        grown.stream().map(one -> one.last().index() + 1).toArray(Long[]::new),
        grown.stream().map(one -> one.last().position()).toArray(Long[]::new),
        grown.stream().map(Grown::note).toArray(String[]::new));
  }
}
