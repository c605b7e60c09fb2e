package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.purchases.PurchasesTags.retailer;
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
          EventType.of(
                  RetailerAdded.class,
                  "purchases.retailer-added",
                  1,
                  "Purchases can name a retailer.")
              .tagged(RetailerEvent::tags),
          EventType.of(
                  RetailerRemoved.class,
                  "purchases.retailer-removed",
                  1,
                  "Purchases can't name a retailer any more, and none does.")
              .tagged(RetailerEvent::tags));

  private static Set<String> tags(RetailerEvent event) {
    return Set.of(retailer(event.retailerId()), retailerName(event.name()));
  }
}
