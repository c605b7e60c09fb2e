package dev.daybook.projections.purchases;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What purchases can name, all of it at once: lists of retailers and of brands are short. */
public final class NamedQueries {

  /**
   * A retailer, or a brand.
   *
   * @param url null if that is not said
   * @param isOwn whether somebody has added it; each tenant begins with the others
   */
  public record Named(UUID id, String name, @Nullable String url, boolean isOwn) {}

  private static final String NAMED =
      """
      select id, name, url, actor <> 'daybook' as is_own
        from %s
       where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
       order by casefold(name collate "pg_unicode_fast"), first_position
      """;

  private final TenantConnections connections;

  public NamedQueries(TenantConnections connections) {
    this.connections = connections;
  }

  /**
   * By their names.
   *
   * @param list retailers or brands
   */
  public Mono<List<Named>> all(String tenant, EntryTable<?> list, long at) {
    return Sql.list(
        connections,
        tenant,
        NAMED.formatted(list.name()),
        row ->
            new Named(row.uuid("id"), row.text("name"), row.textOrNull("url"), row.truth("is_own")),
        tenant,
        at);
  }
}
