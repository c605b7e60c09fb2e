package dev.daybook.projections;

import static dev.daybook.projections.Sql.update;

import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Makes the tables of views, puts them in each other's place, drops them. */
final class ViewTables {

  /**
   * What names look like. They go into statements as they are, so they are plain, and they leave
   * room for a suffix.
   */
  private static final Pattern NAME = Pattern.compile("(?!pg_|daybook$|public$)[a-z][a-z_]{0,40}");

  private ViewTables() {}

  static void checkName(String view) {
    if (!NAME.matcher(view).matches() || view.endsWith("_next") || view.endsWith("_old")) {
      throw new IllegalArgumentException("\"%s\" can't name a view".formatted(view));
    }
  }

  /** Makes empty tables, whatever a node that died left in their place. */
  static Mono<Void> make(Connection connection, TableSet set, String tables) {
    return update(connection, START_OVER.formatted(set.schema()))
        .then(update(connection, tables))
        .then(update(connection, PART_TENANTS.formatted(set.schema())))
        .then();
  }

  private static final String START_OVER =
      """
      drop schema if exists %1$s cascade;
      create schema %1$s;
      set local search_path = %1$s;
      """;

  private static final String PART_TENANTS =
      """
      do $do$
      declare
        made regclass;
      begin
        for made in select oid from pg_class where relnamespace = '%1$s'::regnamespace and relkind in ('r', 'p')
        loop
          execute format('alter table %%s enable row level security', made);
          execute format('create policy own_tenant on %%s for select to daybook_service'
            ' using (tenant = (select current_setting(''daybook.tenant'', true)))', made);
        end loop;
      end
      $do$;
      grant usage on schema %1$s to daybook_service;
      grant select on all tables in schema %1$s to daybook_service;
      """;

  /**
   * The next tables take the place of the serving ones, for everybody at once when the transaction
   * commits. Readers that are at it keep what they are reading.
   */
  static Mono<Void> swap(Connection connection, String view) {
    return update(connection, SWAP.formatted(view)).then();
  }

  private static final String SWAP =
      """
      do $do$
      begin
        if to_regnamespace('%1$s') is not null then
          alter schema %1$s rename to %1$s_old;
        end if;
        alter schema %1$s_next rename to %1$s;
      end
      $do$
      """;

  /**
   * Drops old tables. It waits for their readers, but not for long, since the caller tries again.
   */
  static Mono<Void> dropOld(Connection connection, String view) {
    return update(connection, DROP_OLD.formatted(view)).then();
  }

  private static final String DROP_OLD =
      """
      set local lock_timeout = '2s';
      drop schema if exists %s_old cascade;
      """;

  /** Drops the old tables of every view that still has some. */
  static Mono<Void> dropOld(RunnerDatabase database, Collection<String> views) {
    var names = views.stream().map(view -> view + "_old").toArray(String[]::new);
    return database
        .query(WITH_OLD, row -> row.text("view"), (Object) names)
        .concatMap(view -> database.inTransaction(connection -> dropOld(connection, view)))
        .then();
  }

  private static final String WITH_OLD =
      """
      select left(nspname, -length('_old')) as view from pg_namespace where nspname = any ($1::text[])
      """;

  static Mono<Void> dropNext(Connection connection, String view) {
    return update(connection, "drop schema if exists %s_next cascade".formatted(view)).then();
  }
}
