package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.TagText.fitting;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The tags that the events of purchases are found by. */
public final class PurchasesTags {

  public static String purchase(PurchaseId id) {
    return "purchase:" + id.value();
  }

  public static String warranty(WarrantyId id) {
    return "warranty:" + id.value();
  }

  public static String retailer(RetailerId id) {
    return "retailer:" + id.value();
  }

  public static String brand(BrandId id) {
    return "brand:" + id.value();
  }

  static String importing(ImportId id) {
    return "import:" + id.value();
  }

  /** One tag for all spellings of a retailer's name: that is what makes names unique. */
  public static String retailerName(String name) {
    return "retailer-name:" + fitting(folded(name));
  }

  /** The same of a brand's. */
  public static String brandName(String name) {
    return "brand-name:" + fitting(folded(name));
  }

  /**
   * How all spellings of a text read that differ in their case and outer spaces alone. The capital
   * sharp s has a small letter, whose capitals are two others: so all letters are small before they
   * are capitals. Upper case also makes letters of some marks, which stand in their order by then.
   */
  public static String folded(String text) {
    var small = composed(text.strip()).toLowerCase(Locale.ROOT);
    return composed(small.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The purchase itself, where it was bought and whose product it is. */
  static Set<String> of(Purchase purchase) {
    var tags = new HashSet<>(Set.of(purchase(purchase.id())));
    if (purchase.retailerId() != null) {
      tags.add(retailer(purchase.retailerId()));
    }
    if (purchase.brandId() != null) {
      tags.add(brand(purchase.brandId()));
    }
    return Set.copyOf(tags);
  }

  private PurchasesTags() {}
}
