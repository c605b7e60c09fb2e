package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.Kind.tag;
import static dev.daybook.contracts.purchases.PurchasesTags.brandName;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a brand. */
public sealed interface BrandEvent extends PurchasesEvent {

  BrandId brandId();

  /** How it is called: its name is taken by this event, and free again after its last. */
  String name();

  record BrandAdded(Brand brand) implements BrandEvent {

    @Override
    public BrandId brandId() {
      return brand.id();
    }

    @Override
    public String name() {
      return brand.name();
    }
  }

  record BrandRemoved(BrandId brandId, String name) implements BrandEvent {}

  private static @Nullable Brand after(@Nullable Brand before, BrandEvent event) {
    return switch (event) {
      case BrandAdded added -> added.brand();
      case BrandRemoved _ -> null;
    };
  }

  Kind<BrandEvent, BrandId, Brand> BRAND =
      Kind.of(
          "brand",
          BrandEvent::brandId,
          BrandEvent::after,
          about(BrandAdded.class, "purchases.brand-added", "Purchases can name a brand."),
          about(
              BrandRemoved.class,
              "purchases.brand-removed",
              "Purchases can't name a brand any more, and none does."));

  private static <E extends BrandEvent> EventType<E> about(
      Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> Set.of(tag("brand", e.brandId()), brandName(e.name())));
  }
}
