package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.audit.TreeWalk.KeptCheckpoint;
import dev.daybook.ledger.platform.audit.TreeWalk.KeptLeaf;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Checks without end whether the events are still those that were entered and signed: every round
 * reckons all trees anew from the log. What came of it is kept in memory, because a table could be
 * changed by whom it should find out.
 */
final class HistoryCheck {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryCheck.class);

  /** Between the end of a round and the next one. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** A page of events is followed by a rest of so many times as long: others need the processor. */
  private static final int REST = 3;

  private static final String PROGRESS = "SELECT position FROM daybook.audit_progress";

  private static final String LEAVES =
      """
      SELECT tenant, leaf_index, position, hashes FROM daybook.audit_leaf
      WHERE position > $1 AND position <= $2
      ORDER BY position
      """;

  private static final String CHECKPOINTS =
      """
      SELECT tenant, tree_size, position, note FROM daybook.audit_checkpoint
      WHERE position > $1 AND position <= $2
      ORDER BY position
      """;

  /** Boundaries are read by the rows of this table, so a decision sees no event that lacks one. */
  private static final String UNTAGGED =
      """
      SELECT e.tenant, e.position FROM daybook.event e
      WHERE e.position > $1 AND e.position <= $2 AND EXISTS (
          SELECT FROM unnest(e.tags) AS own(tag) WHERE NOT EXISTS (
              SELECT FROM daybook.event_tag t
              WHERE t.tenant = e.tenant AND t.tag = own.tag AND t.type = e.type
                AND t.position = e.position))
      ORDER BY e.position
      """;

  /** All rows are looked at one by one only where there are more of them than tags. */
  private static final String MISTAGGED =
      """
      SELECT t.tenant, min(t.position) AS position FROM daybook.event_tag t
      LEFT JOIN daybook.event e ON e.position = t.position AND e.tenant = t.tenant
          AND e.type = t.type AND t.tag = ANY (e.tags)
      WHERE e.position IS NULL AND t.position <= $1
        AND (SELECT count(*) FROM daybook.event_tag c WHERE c.position <= $1)
          > (SELECT coalesce(sum(cardinality(c.tags)), 0) FROM daybook.event c WHERE c.position <= $1)
      GROUP BY t.tenant
      """;

  private final TenantConnections connections;
  private final Leaves leaves;
  private final Notary notary;
  private final Scheduler scheduler;
  private final Clock clock;
  private final Map<String, AuditStatus> found = new ConcurrentHashMap<>();
  private volatile boolean failing;

  HistoryCheck(
      TenantConnections connections,
      Leaves leaves,
      Notary notary,
      Scheduler scheduler,
      Clock clock) {
    this.connections = connections;
    this.leaves = leaves;
    this.notary = notary;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  AuditStatus status(String tenant) {
    return found.getOrDefault(tenant, AuditStatus.NOT_YET);
  }

  /** Checks again and again; never ends, whatever fails. */
  Flux<Long> rounds() {
    return round()
        .doOnNext(reached -> failing = false)
        .onErrorResume(this::failed)
        .repeatWhen(ended -> ended.delayElements(PAUSE, scheduler));
  }

  private Mono<Long> failed(Throwable fault) {
    if (!failing) {
      LOG.warn("The history can't be checked, which is tried again: {}", fault.toString());
    }
    failing = true;
    return Mono.empty();
  }

  /** One round over all that has been entered; says up to which position. */
  Mono<Long> round() {
    return progress()
        .flatMap(
            until -> {
              var round = new Round(until);
              return Mono.defer(round::page)
                  .repeat(() -> !round.ended)
                  .then(Mono.defer(round::end));
            });
  }

  private Mono<Long> progress() {
    return connections
        .list(null, connection -> Sql.query(connection, PROGRESS, row -> row.number("position")))
        .map(List::getFirst);
  }

  private final class Round {

    private final long until;
    private final Map<String, TreeWalk> walks = new ConcurrentHashMap<>();
    private long after;
    private boolean ended;

    Round(long until) {
      this.until = until;
    }

    /** Checks the next events, and rests. */
    Mono<Void> page() {
      long began = System.nanoTime();
      return connections
          .list(null, connection -> LogWalk.next(connection, after, until))
          .map(List::getFirst)
          .flatMap(this::beside)
          .publishOn(scheduler)
          .doOnNext(this::meet)
          .flatMap(
              met -> Mono.delay(Duration.ofNanos(REST * (System.nanoTime() - began)), scheduler))
          .then();
    }

    private Mono<Page> beside(LogWalk.Page log) {
      var kept = kept(LEAVES, HistoryCheck::leaf, log.upTo());
      var signed = kept(CHECKPOINTS, HistoryCheck::checkpoint, log.upTo());
      var untagged = kept(UNTAGGED, HistoryCheck::place, log.upTo());
      // One after the other, on one connection at a time: others need them, too.
      return kept.flatMap(
          some ->
              signed.flatMap(notes -> untagged.map(places -> new Page(log, some, notes, places))));
    }

    private <T> Mono<List<T>> kept(String sql, Function<Row, T> row, long upTo) {
      return connections.list(null, connection -> Sql.query(connection, sql, row, after, upTo));
    }

    private void meet(Page page) {
      page.meet(this::walk);
      walks.forEach(this::tellIfWrong);
      after = page.log.upTo();
      ended = after >= until;
    }

    private TreeWalk walk(String tenant) {
      return walks.computeIfAbsent(tenant, name -> new TreeWalk(name, leaves, notary));
    }

    /** What is wrong is told at once, and what is right when all has been checked. */
    private void tellIfWrong(String tenant, TreeWalk walk) {
      var wrong = walk.wrong();
      if (wrong != null) {
        var told =
            AuditStatus.broken(walk.size(), clock.instant(), wrong.position(), wrong.finding());
        var before = found.put(tenant, told);
        if (before == null || before.firstWrongPosition() == null) {
          LOG.error(
              "The history of tenant {} is not what was signed, from position {} on: {}",
              tenant,
              wrong.position(),
              wrong.finding());
        }
      }
    }

    Mono<Long> end() {
      return connections
          .list(null, connection -> Sql.query(connection, MISTAGGED, HistoryCheck::place, until))
          .map(this::end);
    }

    private long end(List<Place> mistagged) {
      mistagged.forEach(place -> walk(place.tenant).meetMistagged(place.position));
      walks.forEach(
          (tenant, walk) -> {
            walk.end();
            tellIfWrong(tenant, walk);
            if (walk.wrong() == null) {
              found.put(tenant, AuditStatus.verified(walk.reached(), walk.size(), clock.instant()));
            }
          });
      return until;
    }
  }

  private record Place(String tenant, long position) {}

  private static Place place(Row row) {
    return new Place(row.text("tenant"), row.number("position"));
  }

  private static KeptLeaf leaf(Row row) {
    return new KeptLeaf(
        row.text("tenant"), row.number("leaf_index"), row.number("position"), row.bytes("hashes"));
  }

  private static KeptCheckpoint checkpoint(Row row) {
    return new KeptCheckpoint(
        row.text("tenant"), row.number("tree_size"), row.number("position"), row.text("note"));
  }

  /** What the log, the leaves and the checkpoints have to say about the same positions. */
  private record Page(
      LogWalk.Page log,
      List<KeptLeaf> leaves,
      List<KeptCheckpoint> checkpoints,
      List<Place> untagged) {

    /** Goes through all of it in the order of positions. */
    void meet(Function<String, TreeWalk> walk) {
      int leaf = 0;
      int checkpoint = 0;
      for (var found : log.found()) {
        long at = found.position();
        for (; leaf < leaves.size() && leaves.get(leaf).position() < at; leaf++) {
          missing(leaves.get(leaf), walk);
        }
        if (leaf < leaves.size() && leaves.get(leaf).position() == at) {
          meet(found, leaves.get(leaf++), walk);
        } else {
          walk.apply(found.tenant()).meetAdded(at);
        }
        for (;
            checkpoint < checkpoints.size() && checkpoints.get(checkpoint).position() <= at;
            checkpoint++) {
          signed(checkpoints.get(checkpoint), walk);
        }
      }
      leaves.subList(leaf, leaves.size()).forEach(lone -> missing(lone, walk));
      checkpoints.subList(checkpoint, checkpoints.size()).forEach(last -> signed(last, walk));
      untagged.forEach(place -> walk.apply(place.tenant).meetMistagged(place.position));
    }

    private static void meet(LogWalk.Found found, KeptLeaf kept, Function<String, TreeWalk> walk) {
      if (found.tenant().equals(kept.tenant())) {
        walk.apply(kept.tenant()).meet(found.event(), kept);
      } else {
        missing(kept, walk);
        walk.apply(found.tenant()).meetAdded(found.position());
      }
    }

    private static void missing(KeptLeaf kept, Function<String, TreeWalk> walk) {
      walk.apply(kept.tenant()).meetMissing(kept.position());
    }

    private static void signed(KeptCheckpoint kept, Function<String, TreeWalk> walk) {
      walk.apply(kept.tenant()).meet(kept);
    }
  }
}
