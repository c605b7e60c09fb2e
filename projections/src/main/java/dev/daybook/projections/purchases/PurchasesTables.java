package dev.daybook.projections.purchases;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;
import dev.daybook.projections.View;
import java.time.LocalDate;
import java.util.List;

/** The tables of purchases, each with what it can be asked for. */
public final class PurchasesTables {

  /** What is searched for is a part of a text, whatever characters it has, in any case. */
  private static final String SEARCHED =
      """
      sought like '%' || replace(replace(replace(casefold(normalize(?) collate "pg_unicode_fast"),
        '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'\
      """;

  private static final String IN_ANY_CASE = "casefold(? collate \"pg_unicode_fast\")";

  /** What has no end ends after all days. */
  private static final String ENDING = "coalesce(?, date '9999-12-31')";

  /** The newest first, unless asked for otherwise. */
  public static final EntryTable<Bought> PURCHASES =
      EntryTable.of(PURCHASE, new BoughtColumns(), "purchases", 1, PurchasesTables.class)
          .askedThrough("purchase_of_tenant")
          .rememberingTotals()
          .sortedBy("purchase_date", bought -> bought.purchase().purchaseDate())
          .sortedBy("price", bought -> bought.purchase().price())
          .inOrderOf("-purchase_date")
          .filteredBy("status")
          .filteredBy("retailer_id")
          .filteredBy("brand_id")
          .filteredBy("currency_code")
          .filteredByRange("purchase_date", "date_from", "date_to")
          .filteredByRange("price", "min_price", "max_price")
          .filteredBy("search", SEARCHED);

  public static final EntryTable<Warranty> WARRANTIES =
      EntryTable.of(
              WARRANTY, RecordColumns.of(Warranty.class), "warranties", 1, PurchasesTables.class)
          .sortedBy("warranty_end", ENDING, PurchasesTables::end)
          .filteredBy("voided", "(voided_at is not null) = ?")
          .filteredBy("standing", "(voided_at is null) = ?")
          .filteredBy("ends_from", ENDING.replace("?", "warranty_end") + " >= ?")
          .filteredBy("ended_before", ENDING.replace("?", "warranty_end") + " < ?")
          .filteredBy("ends_to", ENDING.replace("?", "warranty_end") + " <= ?");

  public static final EntryTable<Retailer> RETAILERS =
      EntryTable.of(
              RETAILER, RecordColumns.of(Retailer.class), "retailers", 1, PurchasesTables.class)
          .sortedBy("name", IN_ANY_CASE, Retailer::name)
          .inOrderOf("name");

  public static final EntryTable<Brand> BRANDS =
      EntryTable.of(BRAND, RecordColumns.of(Brand.class), "brands", 1, PurchasesTables.class)
          .sortedBy("name", IN_ANY_CASE, Brand::name)
          .inOrderOf("name");

  /** The last one first. */
  public static final EntryTable<Import> IMPORTS =
      EntryTable.of(IMPORT, RecordColumns.of(Import.class), "imports", 1, PurchasesTables.class)
          .sortedBy("started_at", Import::startedAt)
          .inOrderOf("-started_at");

  public static final List<EntryTable<?>> ALL =
      List.of(PURCHASES, WARRANTIES, RETAILERS, BRANDS, IMPORTS);

  /** What fills them, and the totals beside them. */
  public static List<View<?>> views() {
    return List.of(
        SpendingTotals.beside(PURCHASES.filling()),
        CoverageTotals.beside(WARRANTIES.filling()),
        RETAILERS.filling(),
        BRANDS.filling(),
        IMPORTS.filling());
  }

  private static LocalDate end(Warranty warranty) {
    return requireNonNullElse(warranty.warrantyEnd(), LocalDate.of(9999, 12, 31));
  }

  private PurchasesTables() {}
}
