package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.Kind.tag;
import static dev.daybook.contracts.purchases.PurchasesTags.retailerName;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a retailer. */
public sealed interface RetailerEvent extends PurchasesEvent {

  RetailerId retailerId();

  /** How it is called: its name is taken by this event, and free again after its last. */
  String name();

  record RetailerAdded(Retailer retailer) implements RetailerEvent {

    @Override
    public RetailerId retailerId() {
      return retailer.id();
    }

    @Override
    public String name() {
      return retailer.name();
    }
  }

  record RetailerRemoved(RetailerId retailerId, String name) implements RetailerEvent {}

  private static @Nullable Retailer after(@Nullable Retailer before, RetailerEvent event) {
    return switch (event) {
      case RetailerAdded added -> added.retailer();
      case RetailerRemoved _ -> null;
    };
  }

  Kind<RetailerEvent, RetailerId, Retailer> RETAILER =
      Kind.of(
          "retailer",
          RetailerEvent::retailerId,
          RetailerEvent::after,
          about(RetailerAdded.class, "purchases.retailer-added", "Purchases can name a retailer."),
          about(
              RetailerRemoved.class,
              "purchases.retailer-removed",
              "Purchases can't name a retailer any more, and none does."));

  private static <E extends RetailerEvent> EventType<E> about(
      Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> Set.of(tag("retailer", e.retailerId()), retailerName(e.name())));
  }
}
