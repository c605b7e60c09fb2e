package dev.daybook.projections.community.sheets;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What all that views say of a tenant at a position depends on: positions with the same state read
 * alike, because nothing of the tenant's was written down between them.
 *
 * @param position of the tenant's last event until then
 * @param event its id, because a restored database may give the same position to something else
 * @param tables of the views: a rebuild puts others in their place
 */
record LogState(long position, UUID event, String tables) {

  /** The state at a position; empty while nothing at all was written down. */
  static Mono<LogState> at(
      TenantConnections connections, String tenant, long position, String[] views) {
    return connections
        .use(
            tenant,
            connection -> Sql.query(connection, STATE, LogState::of, tenant, position, views))
        .singleOrEmpty();
  }

  /**
   * Keys are compared as rows, so that no plan walks over what was written down since, whoever
   * wrote it.
   */
  static final String STATE =
      """
      select position, id,
             (select string_agg(oid::text, ' ' order by oid) from pg_namespace
               where nspname = any ($3)) as tables
        from daybook.event
       where (tenant, position) > ($1, 0) and (tenant, position) <= ($1, $2)
       order by tenant desc, position desc
       limit 1
      """;

  private static LogState of(Row row) {
    return new LogState(row.number("position"), row.uuid("id"), row.text("tables"));
  }
}
