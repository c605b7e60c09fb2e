package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.contracts.community.CommunityEvents.property;

import dev.daybook.contracts.EventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a property. */
public sealed interface PropertyEvent extends CommunityEvent {

  PropertyId propertyId();

  /** Costs are shared over a property; what is said here holds from always. */
  record PropertyRegistered(
      PropertyId propertyId, String label, OwnerId ownerId, BigDecimal shareWeight, boolean active)
      implements PropertyEvent {}

  record PropertyRelabelled(PropertyId propertyId, String label) implements PropertyEvent {}

  /**
   * From a day on a property has another owner, another weight, or counts or counts no more; what
   * is null stays.
   */
  record PropertyChanged(
      PropertyId propertyId,
      LocalDate from,
      @Nullable OwnerId ownerId,
      @Nullable BigDecimal shareWeight,
      @Nullable Boolean active)
      implements PropertyEvent {

    private Set<String> tags() {
      var own = Set.of(property(propertyId));
      return ownerId == null ? own : CommunityEvents.with(own, owner(ownerId));
    }
  }

  /** What they make of a property is a rule of accounting, which has the kind. */
  List<EventType<? extends PropertyEvent>> TYPES =
      List.of(
          EventType.of(
                  PropertyRegistered.class,
                  "community.property-registered",
                  1,
                  "Costs are shared over a property; what is said here holds from always.")
              .tagged(e -> Set.of(property(e.propertyId()), owner(e.ownerId()))),
          EventType.of(
                  PropertyRelabelled.class,
                  "community.property-relabelled",
                  1,
                  "A property is called something else.")
              .tagged(e -> Set.of(property(e.propertyId()))),
          EventType.of(
                  PropertyChanged.class,
                  "community.property-changed",
                  1,
                  "From a day on a property has another owner, another weight, or counts or counts"
                      + " no more; what is null stays.")
              .tagged(PropertyChanged::tags)
              .effectiveOn(PropertyChanged::from));
}
