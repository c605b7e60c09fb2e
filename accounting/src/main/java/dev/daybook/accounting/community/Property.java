package dev.daybook.accounting.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A property on all days; how it is shown depends on the day. */
public record Property(PropertyId id, String label, Timeline timeline) {

  public static final Kind<PropertyEvent, PropertyId, Property> PROPERTY =
      new Kind<>("property", PropertyEvent.TYPES, PropertyEvent::propertyId, Property::after);

  private static Property after(@Nullable Property before, PropertyEvent event) {
    return switch (event) {
      case PropertyRegistered e -> new Property(e.propertyId(), e.label(), Timeline.of(e));
      case PropertyRelabelled e ->
          new Property(e.propertyId(), e.label(), requireNonNull(before).timeline());
      case PropertyChanged e -> requireNonNull(before).changed(e);
    };
  }

  private Property changed(PropertyChanged event) {
    return new Property(id, label, timeline.with(event));
  }

  public PropertyRow view(LocalDate today) {
    return timeline.view(id, label, today);
  }
}
