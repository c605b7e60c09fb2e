package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;
import static dev.daybook.projections.Sql.update;

import dev.daybook.projections.Claim.Place;
import dev.daybook.projections.Claim.Purpose;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of claims and positions, as one node works on it. */
final class ViewState {

  /** A node that is silent for so long has lost its claims. By the database's clock. */
  static final Duration LEASE = Duration.ofSeconds(4);

  /** A batch that waits for its client for longer than this is given up by the database. */
  private static final String IDLE_IN_TRANSACTION = "20s";

  private final RunnerDatabase database;
  private final String node;

  ViewState(RunnerDatabase database, String node) {
    this.database = database;
    this.node = node;
  }

  /** Makes sure that every view has its row; tries again what failed before. */
  Mono<Void> enrol(Collection<? extends View<?>> views) {
    return database.inTransaction(
        connection ->
            update(connection, ENROL, names(views), versions(views))
                .then(update(connection, SUPERSEDE, names(views), versions(views)))
                .then(update(connection, RETRY_FAILED, names(views), versions(views)))
                .then());
  }

  private static final String ENROL =
      """
      insert into daybook.view_state (view, place, version)
      select v.name, 'SERVING', v.version from unnest($1::text[], $2::int[]) as v (name, version)
      on conflict (view, place) do nothing
      """;

  /** Never back to a lower version: while nodes are being replaced, both are around. */
  private static final String SUPERSEDE =
      """
      insert into daybook.view_state (view, place, version)
      select v.name, 'NEXT', v.version from unnest($1::text[], $2::int[]) as v (name, version)
        join daybook.view_state s on s.view = v.name and s.place = 'SERVING'
       where s.version < v.version
      on conflict (view, place) do update
         set version = excluded.version, build = excluded.build, purpose = excluded.purpose,
             prepared = false, position = 0, events_per_second = 0, failure = null,
             failed_position = null, node = null, lease_until = null,
             began_at = clock_timestamp()
       where view_state.version < excluded.version
      """;

  private static final String RETRY_FAILED =
      """
      update daybook.view_state s
         set failure = null, failed_position = null, node = null, lease_until = null
        from unnest($1::text[], $2::int[]) as v (name, version)
       where s.view = v.name and s.version = v.version and s.failure is not null
      """;

  /** Renews this node's claims, takes those that nobody has, and says which it has now. */
  Flux<Claim> claim(Collection<? extends View<?>> views) {
    return database.query(
        CLAIM, ViewState::claim, node, LEASE.toMillis(), names(views), versions(views));
  }

  /**
   * A locked row is being posted to at this moment, so its claim needs neither renewing nor taking.
   */
  private static final String CLAIM =
      """
      update daybook.view_state s
         set node = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
        from (select c.view, c.place from daybook.view_state c
                join unnest($3::text[], $4::int[]) as v (name, version)
                  on c.view = v.name and c.version = v.version
               where c.failure is null
                 and (c.node is null or c.node = $1 or c.lease_until < clock_timestamp())
                 for update of c skip locked) as free
       where s.view = free.view and s.place = free.place
      returning s.view, s.place, s.build, s.version, s.purpose, s.prepared, s.position
      """;

  private static Claim claim(Row row) {
    return new Claim(
        row.text("view"),
        Place.valueOf(row.text("place")),
        row.number("build"),
        row.integer("version"),
        Purpose.valueOf(row.text("purpose")),
        row.truth("prepared"),
        row.number("position"));
  }

  /**
   * Moves the position, if the claim still stands, and points the transaction at the claimed
   * tables. It goes first in its transaction: from here on nobody else can touch the row.
   */
  Mono<Void> advance(Connection connection, Claim claim, long position, double eventsPerSecond) {
    return query(
            connection,
            ADVANCE,
            row -> row.number("moved"),
            position,
            (float) eventsPerSecond,
            LEASE.toMillis(),
            claim.build(),
            node,
            claim.position(),
            claim.schema(),
            IDLE_IN_TRANSACTION)
        .single()
        .flatMap(moved -> moved == 1 ? Mono.empty() : Mono.error(new ClaimOver(claim)));
  }

  /**
   * Needs no wait for the disk: if the database loses this commit in a crash, it loses rows and
   * position together, and they are posted again.
   */
  private static final String ADVANCE =
      """
      with moved as (
        update daybook.view_state
           set position = $1, events_per_second = $2, posted_at = clock_timestamp(),
               lease_until = clock_timestamp() + $3 * interval '1 millisecond'
         where build = $4 and node = $5 and position = $6 and failure is null
        returning 1)
      select count(*) as moved, set_config('search_path', $7, true), set_config('synchronous_commit', 'off', true),
             set_config('idle_in_transaction_session_timeout', $8, true)
        from moved
      """;

  Mono<Void> prepared(Connection connection, Claim claim) {
    return update(connection, PREPARED, claim.build(), node)
        .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new ClaimOver(claim)));
  }

  private static final String PREPARED =
      "update daybook.view_state set prepared = true where build = $1 and node = $2 and not"
          + " prepared";

  /** The position of the serving tables, held fast until the end of the transaction. */
  Mono<Long> holdServing(Connection connection, String view) {
    return query(connection, HOLD_SERVING, row -> row.number("position"), view).single();
  }

  private static final String HOLD_SERVING =
      "select position from daybook.view_state where view = $1 and place = 'SERVING' for update";

  Mono<Long> servingPosition(Connection connection, String view) {
    return query(connection, SERVING_POSITION, row -> row.number("position"), view).single();
  }

  Mono<Long> servingPosition(String view) {
    return database.query(SERVING_POSITION, row -> row.number("position"), view).single();
  }

  private static final String SERVING_POSITION =
      "select position from daybook.view_state where view = $1 and place = 'SERVING'";

  /** The claim on the next tables becomes that on the serving ones. */
  Mono<Void> replaceServing(Connection connection, Claim claim) {
    return update(connection, DROP_SERVING, claim.view())
        .then(update(connection, BECOME_SERVING, claim.build()))
        .then();
  }

  private static final String DROP_SERVING =
      "delete from daybook.view_state where view = $1 and place = 'SERVING'";

  private static final String BECOME_SERVING =
      """
      update daybook.view_state set place = 'SERVING', rebuilt_at = clock_timestamp() where build = $1
      """;

  /** The next tables were compared, as the transaction has written down, and are needed no more. */
  Mono<Void> compared(Connection connection, Claim claim) {
    return update(connection, COMPARED, claim.view(), claim.build(), node, claim.position())
        .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new ClaimOver(claim)));
  }

  private static final String COMPARED =
      """
      with over as (
        delete from daybook.view_state where build = $2 and node = $3 and position = $4 returning 1)
      insert into daybook.view_comparison (build, view, position) select $2, $1, $4 from over
      """;

  /** Stops everybody from posting to these tables until somebody asks for it again. */
  Mono<Void> fail(Claim claim, long position, String failure) {
    return database.update(FAIL, failure, position, claim.build(), node).then();
  }

  private static final String FAIL =
      """
      update daybook.view_state
         set failure = $1, failed_position = $2, events_per_second = 0, node = null, lease_until = null
       where build = $3 and node = $4
      """;

  /**
   * Lets go of everything that this node has, so that others need not wait for the lease to end.
   */
  Mono<Void> release() {
    return database.update(RELEASE, node).then();
  }

  private static final String RELEASE =
      "update daybook.view_state set node = null, lease_until = null where node = $1";

  Mono<Boolean> resume(String view) {
    return database.update(RESUME, view).map(rows -> rows > 0);
  }

  private static final String RESUME =
      """
      update daybook.view_state
         set failure = null, failed_position = null, node = null, lease_until = null
       where view = $1 and failure is not null
      """;

  /** Asks for new tables; empty if some are being filled already. */
  Mono<Long> askForNext(View<?> view, Purpose purpose) {
    return database
        .query(
            ASK_FOR_NEXT, row -> row.number("build"), view.name(), view.version(), purpose.name())
        .singleOrEmpty();
  }

  /** One that failed is no longer being filled. */
  private static final String ASK_FOR_NEXT =
      """
      insert into daybook.view_state (view, place, version, purpose)
      select s.view, 'NEXT', $2, $3 from daybook.view_state s
       where s.view = $1 and s.place = 'SERVING' and s.version <= $2
      on conflict (view, place) do update
         set version = excluded.version, build = excluded.build, purpose = excluded.purpose,
             prepared = false, position = 0, events_per_second = 0, failure = null,
             failed_position = null, node = null, lease_until = null,
             began_at = clock_timestamp()
       where view_state.failure is not null
      returning build
      """;

  private static String[] names(Collection<? extends View<?>> views) {
    return views.stream().map(View::name).toArray(String[]::new);
  }

  private static Integer[] versions(Collection<? extends View<?>> views) {
    return views.stream().map(View::version).toArray(Integer[]::new);
  }
}
