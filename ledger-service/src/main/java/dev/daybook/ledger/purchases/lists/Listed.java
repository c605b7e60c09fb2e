package dev.daybook.ledger.purchases.lists;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.BrandEvent.BrandRemoved;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchasesEvent;
import dev.daybook.contracts.purchases.PurchasesTags;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerRemoved;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.purchases.PurchasesTables;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that purchases name, and that has a name of its own, which no other of its kind
 * has.
 *
 * @param noun what people call it
 * @param field of a purchase that names it
 * @param idOf makes its id
 * @param nameOf what one of them is called
 * @param namedBy which one a purchase names; null if none
 * @param nameTag the tag that all events bear which take or free a name
 */
public record Listed<I extends Id, T>(
    String noun,
    String field,
    Class<T> type,
    Kind<?, I, T> kind,
    EntryTable<T> table,
    Function<UUID, I> idOf,
    Function<T, String> nameOf,
    Function<Purchase, @Nullable I> namedBy,
    Function<String, String> nameTag,
    Adding<I> added,
    BiFunction<I, String, PurchasesEvent> removed) {

  /** How it begins. */
  public interface Adding<I> {
    PurchasesEvent event(I id, String name, @Nullable String url, Instant at);
  }

  public static final Listed<RetailerId, Retailer> RETAILERS =
      new Listed<>(
          "retailer",
          "retailer_id",
          Retailer.class,
          RETAILER,
          PurchasesTables.RETAILERS,
          RetailerId::new,
          Retailer::name,
          Purchase::retailerId,
          PurchasesTags::retailerName,
          (id, name, url, at) -> new RetailerAdded(new Retailer(id, name, url, at)),
          RetailerRemoved::new);

  public static final Listed<BrandId, Brand> BRANDS =
      new Listed<>(
          "brand",
          "brand_id",
          Brand.class,
          BRAND,
          PurchasesTables.BRANDS,
          BrandId::new,
          Brand::name,
          Purchase::brandId,
          PurchasesTags::brandName,
          (id, name, url, at) -> new BrandAdded(new Brand(id, name, url, at)),
          BrandRemoved::new);
}
