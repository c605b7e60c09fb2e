package dev.daybook.projections.community.properties;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyRegistered;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every property on all days, as it read at every position. */
public final class PropertiesView
    implements View<PropertyEvent>, Entries.Fold<PropertyEvent, Property> {

  public static final String NAME = "properties";

  private final Entries<PropertyEvent, Property> entries =
      new Entries<>("property", new PropertyColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(PropertiesView.class, "properties.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends PropertyEvent>> events() {
    return List.of(
        CommunityEvents.PROPERTY_REGISTERED,
        CommunityEvents.PROPERTY_RELABELLED,
        CommunityEvents.PROPERTY_CHANGED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<PropertyEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(PropertyEvent event) {
    return event.propertyId().value();
  }

  @Override
  public boolean begins(PropertyEvent event) {
    return event instanceof PropertyRegistered;
  }

  @Override
  public Property evolve(@Nullable Property before, PropertyEvent event) {
    return Property.evolve(before, event);
  }
}
