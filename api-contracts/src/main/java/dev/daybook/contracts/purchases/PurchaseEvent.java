package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.Kind.tag;
import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to a purchase; what happens to its warranty happens to it, too. */
public sealed interface PurchaseEvent extends PurchasesEvent
    permits PurchaseEvent.Said, PurchaseEvent.PurchaseDeleted, WarrantyEvent {

  PurchaseId purchaseId();

  record PurchaseRecorded(Purchase purchase) implements Said {}

  record PurchaseEdited(Purchase purchase) implements Said {}

  /** Its warranty was removed just before, if it had one. */
  record PurchaseDeleted(PurchaseId purchaseId) implements PurchaseEvent {}

  /** Says all of a purchase but its warranty, as it reads from now on. */
  sealed interface Said extends PurchaseEvent {

    Purchase purchase();

    @Override
    default PurchaseId purchaseId() {
      return purchase().id();
    }
  }

  private static @Nullable Bought after(@Nullable Bought before, PurchaseEvent event) {
    return switch (event) {
      case Said said -> new Bought(said.purchase(), before == null ? null : before.warranty());
      case PurchaseDeleted _ -> null;
      case WarrantyEvent about -> {
        var bought = requireNonNull(before);
        yield new Bought(bought.purchase(), WARRANTY.after(bought.warranty(), about));
      }
    };
  }

  Kind<PurchaseEvent, PurchaseId, Bought> PURCHASE =
      new Kind<>(
          "purchase",
          Stream.concat(ownTypes().stream(), WARRANTY.types().stream()).toList(),
          PurchaseEvent::purchaseId,
          PurchaseEvent::after);

  private static List<EventType<? extends PurchaseEvent>> ownTypes() {
    return List.of(
        said(
            PurchaseRecorded.class,
            "purchases.purchase-recorded",
            "Something was bought, or is on order."),
        said(
            PurchaseEdited.class,
            "purchases.purchase-edited",
            "A purchase now reads like this, whatever it said before."),
        EventType.of(
                PurchaseDeleted.class,
                "purchases.purchase-deleted",
                1,
                "A purchase counts no more; its history stays.")
            .tagged(e -> Set.of(tag("purchase", e.purchaseId()))));
  }

  /** No person is known here whom a purchase could belong to: each is forgotten by itself. */
  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> PurchasesTags.of(e.purchase()))
        .effectiveOn(e -> e.purchase().purchaseDate())
        .personal("purchase.product_name", PurchaseEvent::purchaseId)
        .personal("purchase.notes", PurchaseEvent::purchaseId);
  }
}
