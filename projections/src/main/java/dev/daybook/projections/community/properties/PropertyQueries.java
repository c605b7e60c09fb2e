package dev.daybook.projections.community.properties;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about properties. Each is exact for the position {@code at} that it is asked for, which
 * the view must have reached.
 */
public final class PropertyQueries {

  private final EntryQuery<Property> entries;

  public PropertyQueries(TenantConnections connections) {
    this.entries = new EntryQuery<>(connections, new PropertyColumns()::read);
  }

  /** Empty if there is none. */
  public Mono<Entry<Property>> get(String tenant, PropertyId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, label, timeline
        from properties.property
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3
      """;

  /** In the order of their registration. */
  public Mono<Listing<Property>> list(String tenant, long at, Window window) {
    return entries.list(tenant, window, COUNT, PAGE, tenant, at);
  }

  private static final String COUNT =
      """
      select count(*) as count
        from properties.property
       where tenant = $1 and from_position <= $2 and until_position > $2
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, label, timeline
        from properties.property
       where tenant = $1 and from_position <= $2 and until_position > $2
         and first_position > $5
       order by first_position
      offset $3 limit $4
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<Property>> all(String tenant, long at) {
    return entries.all(tenant, PAGE, tenant, at);
  }

  /** Every step up to then; empty if there is no such property. */
  public Flux<Step<Property>> history(String tenant, PropertyId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone, label, timeline
        from properties.property
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
