package dev.daybook.accounting.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRegistered;
import dev.daybook.contracts.community.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A property on all days; how it is shown depends on the day. */
public record Property(PropertyId id, String label, Timeline timeline) {

  /** What an event makes of the property; null before it is registered. */
  public static Property evolve(@Nullable Property before, PropertyEvent event) {
    return switch (event) {
      case PropertyRegistered e -> new Property(e.propertyId(), e.label(), Timeline.of(e));
      case PropertyRelabelled e ->
          new Property(e.propertyId(), e.label(), requireNonNull(before).timeline());
      case PropertyChanged e -> {
        var property = requireNonNull(before);
        yield new Property(e.propertyId(), property.label(), property.timeline().with(e));
      }
    };
  }

  public PropertyView view(LocalDate today) {
    return timeline.view(id, label, today);
  }
}
