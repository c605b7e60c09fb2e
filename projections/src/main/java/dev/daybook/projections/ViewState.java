package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;
import static dev.daybook.projections.Sql.update;

import dev.daybook.projections.TableSet.Purpose;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** Which sets of tables there are, of which version, and what has stopped them. */
final class ViewState {

  private final RunnerDatabase database;

  ViewState(RunnerDatabase database) {
    this.database = database;
  }

  /** Makes sure that every view has its row; tries again what failed before. */
  Mono<Void> enrol(Collection<? extends View<?>> views) {
    return database.inTransaction(
        connection ->
            Postings.lock(connection)
                .then(update(connection, WAIT_BRIEFLY))
                .then(update(connection, ENROL, names(views), versions(views)))
                .then(update(connection, DROP_SUPERSEDED, names(views), versions(views)))
                .then(update(connection, SUPERSEDE, names(views), versions(views)))
                .then(update(connection, RETRY_FAILED, names(views), versions(views)))
                .then());
  }

  /**
   * While the shared posting is locked, nothing is posted. So nobody waits then for who fills or
   * compares tables, which may take long, but tries again.
   */
  private static final String WAIT_BRIEFLY = "set local lock_timeout = '1s'";

  /** A log that nothing is posted of yet is begun together; else a new view catches up first. */
  private static final String ENROL =
      """
      with missing as (
        select v.name, v.version,
               case when p.position = 0 then p.posting
                    else nextval(pg_get_serial_sequence('daybook.view_posting', 'posting')) end as posting
          from unnest($1::text[], $2::int[]) as v (name, version)
         cross join daybook.view_posting p
         where p.shared
           and not exists (select from daybook.view_state s where s.view = v.name and s.place = 'SERVING')),
      own as (
        insert into daybook.view_posting (posting)
        select m.posting from missing m
         where not exists (select from daybook.view_posting p where p.posting = m.posting)),
      joined as (
        update daybook.view_posting p set generation = default
         where p.shared and exists (select from missing m where m.posting = p.posting))
      insert into daybook.view_state (view, place, version, posting)
      select name, 'SERVING', version, posting from missing
      """;

  /**
   * Raises the version, and never lowers it, because nodes of both versions are around while they
   * are being replaced.
   */
  private static final String DROP_SUPERSEDED =
      """
      with gone as (
        delete from daybook.view_state n using unnest($1::text[], $2::int[]) as v (name, version)
         where n.view = v.name and n.place = 'NEXT' and n.version < v.version
        returning n.posting)
      delete from daybook.view_posting p using gone where p.posting = gone.posting
      """;

  private static final String SUPERSEDE =
      """
      with superseded as (
        select v.name, v.version, nextval(pg_get_serial_sequence('daybook.view_posting', 'posting')) as posting
          from unnest($1::text[], $2::int[]) as v (name, version)
          join daybook.view_state s on s.view = v.name and s.place = 'SERVING' and s.version < v.version
         where not exists (select from daybook.view_state n where n.view = v.name and n.place = 'NEXT')),
      own as (
        insert into daybook.view_posting (posting) select posting from superseded)
      insert into daybook.view_state (view, place, version, posting)
      select name, 'NEXT', version, posting from superseded
      """;

  private static final String RETRY_FAILED =
      """
      update daybook.view_state s set failure = null, failed_position = null
        from unnest($1::text[], $2::int[]) as v (name, version)
       where s.view = v.name and s.version = v.version and s.failure is not null
      """;

  /** Asks for new tables; empty if some are being filled already. */
  Mono<Long> askForNext(View<?> view, Purpose purpose) {
    return database.inTransaction(
        connection ->
            Postings.lock(connection)
                .then(update(connection, WAIT_BRIEFLY))
                .then(update(connection, DROP_FAILED_NEXT, view.name()))
                .then(askForNext(connection, view, purpose)));
  }

  private static Mono<Long> askForNext(Connection connection, View<?> view, Purpose purpose) {
    return query(
            connection,
            ASK_FOR_NEXT,
            row -> row.number("build"),
            view.name(),
            view.version(),
            purpose.name())
        .singleOrEmpty();
  }

  /** Tables that stopped are no longer being filled. */
  private static final String DROP_FAILED_NEXT =
      """
      with gone as (
        delete from daybook.view_state
         where view = $1 and place = 'NEXT' and failure is not null
        returning posting)
      delete from daybook.view_posting p using gone where p.posting = gone.posting
      """;

  private static final String ASK_FOR_NEXT =
      """
      with asked as (
        select s.view, nextval(pg_get_serial_sequence('daybook.view_posting', 'posting')) as posting
          from daybook.view_state s
         where s.view = $1 and s.place = 'SERVING' and s.version <= $2
           and not exists (select from daybook.view_state n where n.view = s.view and n.place = 'NEXT')),
      own as (
        insert into daybook.view_posting (posting) select posting from asked)
      insert into daybook.view_state (view, place, version, purpose, posting)
      select view, 'NEXT', $2, $3, posting from asked
      returning build
      """;

  /** Stops everybody from posting to these tables until somebody asks for it again. */
  Mono<Void> fail(Claim claim, long position, String failure) {
    return database
        .update(
            FAIL,
            failure,
            position,
            claim.only().build(),
            claim.posting(),
            claim.generation(),
            claim.position())
        .then();
  }

  private static final String FAIL =
      """
      with failed as (
        update daybook.view_state s set failure = $1, failed_position = $2
          from daybook.view_posting p
         where s.build = $3 and s.posting = p.posting
           and p.posting = $4 and p.generation = $5 and p.position = $6
        returning s.posting)
      update daybook.view_posting p
         set node = null, lease_until = null, events_per_second = 0
        from failed where p.posting = failed.posting
      """;

  Mono<Boolean> resume(String view) {
    return database.update(RESUME, view).map(rows -> rows > 0);
  }

  private static final String RESUME =
      """
      update daybook.view_state set failure = null, failed_position = null
       where view = $1 and failure is not null
      """;

  static String[] names(Collection<? extends View<?>> views) {
    return views.stream().map(View::name).toArray(String[]::new);
  }

  static Integer[] versions(Collection<? extends View<?>> views) {
    return views.stream().map(View::version).toArray(Integer[]::new);
  }
}
