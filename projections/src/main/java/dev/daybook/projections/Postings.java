package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;
import static dev.daybook.projections.Sql.update;

import io.r2dbc.spi.Connection;
import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * Which tables belong to which posting. Every change of that locks the shared posting first, and
 * gives the postings concerned another generation, which ends the claims on them.
 */
final class Postings {

  private final RunnerDatabase database;
  private final String node;

  Postings(RunnerDatabase database, String node) {
    this.database = database;
    this.node = node;
  }

  /**
   * Locks the postings: until the transaction ends, nobody changes what belongs to what, and nobody
   * posts.
   */
  static Mono<Void> lock(Connection connection) {
    return query(connection, LOCK, row -> row.number("posting"), Claims.IDLE_IN_TRANSACTION).then();
  }

  private static final String LOCK =
      """
      select posting, set_config('idle_in_transaction_session_timeout', $1, true)
        from daybook.view_posting where shared for update
      """;

  /**
   * Some tables leave the shared posting, at its position, for a posting of their own each.
   *
   * @param aloneUntil how far they have to get before they may join it again
   */
  Mono<Void> leave(Claim shared, Collection<TableSet> leaving, long aloneUntil) {
    return database.inTransaction(
        connection ->
            lock(connection)
                .then(
                    update(
                        connection,
                        LEAVE,
                        leaving.stream().map(TableSet::build).toArray(Long[]::new),
                        shared.posting(),
                        shared.generation(),
                        aloneUntil))
                .then());
  }

  private static final String LEAVE =
      """
      with leaving as (
        select s.build, p.posting as shared, p.position,
               nextval(pg_get_serial_sequence('daybook.view_posting', 'posting')) as posting
          from daybook.view_state s join daybook.view_posting p on p.posting = s.posting
         where s.build = any ($1::bigint[]) and p.posting = $2 and p.generation = $3),
      own as (
        insert into daybook.view_posting (posting, position, alone_until) select posting, position, $4 from leaving),
      left_behind as (
        update daybook.view_posting p set generation = default
          from (select distinct shared from leaving) l where p.posting = l.shared)
      update daybook.view_state s set posting = leaving.posting from leaving where s.build = leaving.build
      """;

  /**
   * How far the shared posting is, which stands still until the transaction ends; empty if it is
   * not this node's. One that has no tables is as far as whoever wants to join it.
   */
  Mono<Long> holdShared(Connection connection, Claim joining) {
    return query(
            connection, HOLD_SHARED, row -> row.number("posting"), node, Claims.IDLE_IN_TRANSACTION)
        .singleOrEmpty()
        .flatMap(
            shared ->
                query(
                        connection,
                        POSITION_TO_JOIN_AT,
                        row -> row.number("position"),
                        shared,
                        joining.position(),
                        joining.posting())
                    .singleOrEmpty());
  }

  private static final String HOLD_SHARED =
      """
      select posting, set_config('idle_in_transaction_session_timeout', $2, true)
        from daybook.view_posting where shared and node = $1 for update
      """;

  /**
   * Must be asked once the lock is held, and not together with it: a statement that waits for a
   * lock goes on seeing which tables there were before it waited, and others may have joined
   * meanwhile.
   */
  private static final String POSITION_TO_JOIN_AT =
      """
      select case when exists (select from daybook.view_state s where s.posting = held.posting)
                  then held.position else $2 end as position
        from daybook.view_posting held
        join daybook.view_posting own on own.posting = $3 and own.alone_until <= $2
       where held.posting = $1
      """;

  /** The tables belong to the shared posting from now on; both are at the claim's position. */
  Mono<Void> join(Connection connection, Claim joining) {
    return update(connection, JOIN, joining.position(), joining.only().build())
        .then(update(connection, DROP, joining.posting()))
        .then();
  }

  private static final String JOIN =
      """
      with shared as (
        update daybook.view_posting set generation = default, position = $1 where shared returning posting)
      update daybook.view_state s set posting = shared.posting from shared where s.build = $2
      """;

  private static final String DROP = "delete from daybook.view_posting where posting = $1";

  /** The position of the serving tables, held fast until the end of the transaction. */
  Mono<Long> holdServing(Connection connection, String view) {
    return lock(connection)
        .then(query(connection, HOLD_SERVING, row -> row.number("position"), view).single());
  }

  private static final String HOLD_SERVING =
      """
      select p.position from daybook.view_state s join daybook.view_posting p on p.posting = s.posting
       where s.view = $1 and s.place = 'SERVING' for update of p
      """;

  Mono<Long> servingPosition(Connection connection, String view) {
    return query(connection, SERVING_POSITION, row -> row.number("position"), view).single();
  }

  Mono<Long> servingPosition(String view) {
    return database.query(SERVING_POSITION, row -> row.number("position"), view).single();
  }

  private static final String SERVING_POSITION =
      """
      select p.position from daybook.view_state s join daybook.view_posting p on p.posting = s.posting
       where s.view = $1 and s.place = 'SERVING'
      """;

  /**
   * The claim on the next tables becomes that on the serving ones; the old ones are posted no more.
   */
  Mono<Void> replaceServing(Connection connection, Claim next) {
    return update(connection, DROP_SERVING, next.only().view())
        .then(update(connection, BECOME_SERVING, next.only().build()))
        .then();
  }

  private static final String DROP_SERVING =
      """
      with gone as (
        delete from daybook.view_state where view = $1 and place = 'SERVING' returning posting),
      shared as (
        update daybook.view_posting p set generation = default
          from gone where p.posting = gone.posting and p.shared)
      delete from daybook.view_posting p using gone where p.posting = gone.posting and not p.shared
      """;

  private static final String BECOME_SERVING =
      """
      update daybook.view_state set place = 'SERVING', rebuilt_at = clock_timestamp() where build = $1
      """;

  /** The next tables were compared, as the transaction has written down, and are needed no more. */
  Mono<Void> compared(Connection connection, Claim claim) {
    return update(connection, COMPARED, claim.only().view(), claim.only().build(), claim.position())
        .then(update(connection, DROP, claim.posting()))
        .then();
  }

  private static final String COMPARED =
      """
      with over as (delete from daybook.view_state where build = $2 returning 1)
      insert into daybook.view_comparison (build, view, position) select $2, $1, $3 from over
      """;
}
