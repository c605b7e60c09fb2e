package dev.daybook.contracts.purchases;

import static dev.daybook.contracts.Kind.tag;
import static dev.daybook.contracts.TagText.fitting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tags that the events of purchases are found by. */
public final class PurchasesTags {

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
    return Stream.of(
            Stream.of(tag("purchase", purchase.id())),
            Stream.ofNullable(purchase.retailerId()).map(id -> tag("retailer", id)),
            Stream.ofNullable(purchase.brandId()).map(id -> tag("brand", id)))
        .flatMap(tags -> tags)
        .collect(Collectors.toUnmodifiableSet());
  }

  private PurchasesTags() {}
}
