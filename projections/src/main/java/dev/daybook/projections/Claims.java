package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;
import static dev.daybook.projections.Sql.update;

import dev.daybook.projections.TableSet.Place;
import dev.daybook.projections.TableSet.Purpose;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The claims of one node on postings, and the positions that only a claim may move. */
final class Claims {

  /** A node that is silent for so long, by the database's clock, has lost its claims. */
  static final Duration LEASE = Duration.ofSeconds(4);

  /**
   * A transaction that waits for its client for longer than this is given up by the database: else
   * what it has locked would be nobody's for as long as a machine that stands still is connected.
   */
  static final String IDLE_IN_TRANSACTION = "20s";

  private final RunnerDatabase database;
  private final String node;

  Claims(RunnerDatabase database, String node) {
    this.database = database;
    this.node = node;
  }

  /** Renews this node's claims, takes those that it may have, and says which it has now. */
  Flux<Claim> claim(Collection<? extends View<?>> views) {
    return database
        .inTransaction(
            connection ->
                query(
                        connection,
                        CLAIM,
                        Claims::claimed,
                        node,
                        LEASE.toMillis(),
                        ViewState.names(views),
                        ViewState.versions(views),
                        IDLE_IN_TRANSACTION)
                    .collectList()
                    .flatMap(claimed -> withTables(connection, claimed)))
        .flatMapIterable(claims -> claims);
  }

  /**
   * A locked row is being posted to at this moment, so its claim needs neither renewing nor taking.
   * Whoever has the shared posting also takes the serving views beside it from any other node: only
   * on the same node can they join it.
   */
  private static final String CLAIM =
      """
      with mine as (
        select s.posting, bool_or(s.place = 'SERVING') as serving
          from daybook.view_state s
          join unnest($3::text[], $4::int[]) as v (name, version) on v.name = s.view and v.version = s.version
         where s.failure is null
         group by s.posting),
      free as (
        select p.posting from daybook.view_posting p left join mine on mine.posting = p.posting
         where (p.shared or mine.posting is not null)
           and (p.node is null or p.node = $1 or p.lease_until < clock_timestamp()
                or mine.serving
                   and exists (select from daybook.view_posting own where own.shared and own.node = $1))
           for update of p skip locked)
      update daybook.view_posting p
         set node = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
        from free where p.posting = free.posting
      returning p.posting, p.generation, p.shared, p.position,
                set_config('idle_in_transaction_session_timeout', $5, true)
      """;

  private static Claim claimed(Row row) {
    return new Claim(
        row.number("posting"),
        row.number("generation"),
        row.truth("shared"),
        row.number("position"),
        List.of());
  }

  /**
   * Must be asked when the postings are locked, because then what belongs to them can't change any
   * more. Where nothing belongs to them, there is nothing to post.
   */
  private static Mono<List<Claim>> withTables(Connection connection, List<Claim> claims) {
    return query(
            connection,
            TABLES,
            Claims::tables,
            (Object) claims.stream().map(Claim::posting).toArray(Long[]::new))
        .collectList()
        .map(
            tables ->
                claims.stream()
                    .map(claim -> withTables(claim, tables))
                    .filter(claim -> !claim.tables().isEmpty())
                    .toList());
  }

  private static Claim withTables(Claim claim, List<Belonging> tables) {
    return new Claim(
        claim.posting(),
        claim.generation(),
        claim.shared(),
        claim.position(),
        tables.stream()
            .filter(belonging -> belonging.posting == claim.posting())
            .map(Belonging::tables)
            .toList());
  }

  private record Belonging(long posting, TableSet tables) {}

  private static final String TABLES =
      """
      select posting, view, place, build, version, purpose, prepared from daybook.view_state
       where posting = any ($1::bigint[]) order by view
      """;

  private static Belonging tables(Row row) {
    return new Belonging(
        row.number("posting"),
        new TableSet(
            row.text("view"),
            Place.valueOf(row.text("place")),
            row.number("build"),
            row.integer("version"),
            Purpose.valueOf(row.text("purpose")),
            row.truth("prepared")));
  }

  /**
   * Moves the position, if the claim still stands. It goes first in its transaction: from here on
   * nobody else can touch the row.
   */
  Mono<Void> advance(Connection connection, Claim claim, long position, double eventsPerSecond) {
    return query(
            connection,
            BEGIN,
            row -> row.text("posting"),
            String.valueOf(claim.posting()),
            claim.isServing() ? "on" : "off",
            IDLE_IN_TRANSACTION)
        .then(
            query(
                    connection,
                    ADVANCE,
                    row -> row.number("moved"),
                    position,
                    (float) eventsPerSecond,
                    LEASE.toMillis(),
                    claim.posting(),
                    node,
                    claim.position(),
                    claim.generation())
                .single())
        .flatMap(moved -> moved == 1 ? Mono.empty() : Mono.error(new ClaimOver(claim)));
  }

  /**
   * What is served waits for the disk, so that a position that was told can't be lost in a crash.
   * Tables that are being filled need not: whatever is lost of them is lost together with their
   * position and posted again, and the commit that lets them serve waits for all of it.
   *
   * <p>The mark lasts as long as the transaction. Without it no position moves: somebody who is
   * cancelled may have a rollback sent ahead of a statement, which would then be committed by
   * itself, a position without its rows.
   */
  private static final String BEGIN =
      """
      select set_config('daybook.posting', $1, true) as posting, set_config('synchronous_commit', $2, true),
             set_config('idle_in_transaction_session_timeout', $3, true)
      """;

  private static final String ADVANCE =
      """
      with moved as (
        update daybook.view_posting
           set position = $1, events_per_second = $2, posted_at = clock_timestamp(),
               lease_until = clock_timestamp() + $3 * interval '1 millisecond'
         where posting = $4 and node = $5 and position = $6 and generation = $7
           and current_setting('daybook.posting', true) = posting::text
        returning 1)
      select count(*) as moved from moved
      """;

  /** Notes that tables of the claim are made, if it still stands and nobody else has made them. */
  Mono<Void> prepared(Connection connection, Claim claim, TableSet tables) {
    return update(connection, PREPARED, tables.build(), claim.posting(), node, claim.generation())
        .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new ClaimOver(claim)));
  }

  private static final String PREPARED =
      """
      update daybook.view_state s set prepared = true
        from daybook.view_posting p
       where s.build = $1 and not s.prepared and s.posting = p.posting
         and p.posting = $2 and p.node = $3 and p.generation = $4
      """;

  /**
   * Lets go of everything that this node has, so that others need not wait for the lease to end.
   */
  Mono<Void> release() {
    return database.update(RELEASE, node).then();
  }

  private static final String RELEASE =
      "update daybook.view_posting set node = null, lease_until = null where node = $1";
}
