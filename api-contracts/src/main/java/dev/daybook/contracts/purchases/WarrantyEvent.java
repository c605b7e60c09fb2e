package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.Kind.tag;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a warranty, and so to its purchase. That it expires is no event. */
public sealed interface WarrantyEvent extends PurchaseEvent {

  WarrantyId warrantyId();

  record WarrantyAdded(Warranty warranty) implements Said {}

  record WarrantyEdited(Warranty warranty) implements Said {}

  record WarrantyVoided(WarrantyId warrantyId, PurchaseId purchaseId, Instant at, String reason)
      implements WarrantyEvent {}

  /** Its purchase is deleted next, or an import that added it is undone. */
  record WarrantyRemoved(WarrantyId warrantyId, PurchaseId purchaseId) implements WarrantyEvent {}

  /** Says all of a warranty, as it reads from now on. */
  sealed interface Said extends WarrantyEvent {

    Warranty warranty();

    @Override
    default WarrantyId warrantyId() {
      return warranty().id();
    }

    @Override
    default PurchaseId purchaseId() {
      return warranty().purchaseId();
    }
  }

  private static @Nullable Warranty after(@Nullable Warranty before, WarrantyEvent event) {
    return switch (event) {
      case Said said -> said.warranty();
      case WarrantyVoided voided -> requireNonNull(before).voided(voided.at(), voided.reason());
      case WarrantyRemoved _ -> null;
    };
  }

  /** The part of what happens to purchases that is about their warranties. */
  Kind<WarrantyEvent, WarrantyId, Warranty> WARRANTY =
      Kind.of(
          "warranty",
          WarrantyEvent::warrantyId,
          WarrantyEvent::after,
          said(
              WarrantyAdded.class,
              "purchases.warranty-added",
              "A purchase is under this warranty."),
          said(
              WarrantyEdited.class,
              "purchases.warranty-edited",
              "A warranty now reads like this, whatever it said before."),
          EventType.of(
                  WarrantyVoided.class,
                  "purchases.warranty-voided",
                  1,
                  "A warranty covers nothing any more, for the reason given.")
              .tagged(WarrantyEvent::tags)
              .personal("reason", PurchaseEvent::purchaseId),
          EventType.of(
                  WarrantyRemoved.class,
                  "purchases.warranty-removed",
                  1,
                  "A warranty is gone, because its purchase is, or because it was never meant; its"
                      + " history stays.")
              .tagged(WarrantyEvent::tags));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(WarrantyEvent::tags)
        .effectiveOn(e -> e.warranty().warrantyStart())
        .personal("warranty.notes", PurchaseEvent::purchaseId);
  }

  private static Set<String> tags(WarrantyEvent event) {
    return Set.of(tag("warranty", event.warrantyId()), tag("purchase", event.purchaseId()));
  }
}
