package dev.daybook.projections.purchases;

import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.projections.Columns;
import dev.daybook.projections.RecordColumns;
import dev.daybook.projections.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A purchase and beside it its warranty, whose columns are null if it has none. */
final class BoughtColumns implements Columns<Bought> {

  private static final RecordColumns<Purchase> PURCHASE = RecordColumns.of(Purchase.class);

  private static final List<String> WARRANTY =
      List.of(
          "warranty_id",
          "warranty_start",
          "warranty_end",
          "warranty_type",
          "warranty_provider",
          "warranty_notes",
          "warranty_voided_at",
          "warranty_void_reason");

  @Override
  public List<String> names() {
    return Stream.concat(PURCHASE.names().stream(), WARRANTY.stream()).toList();
  }

  @Override
  public List<? extends @Nullable Object> write(Bought bought) {
    var all = new ArrayList<@Nullable Object>(PURCHASE.write(bought.purchase()));
    var warranty = bought.warranty();
    all.addAll(warranty == null ? Collections.nCopies(WARRANTY.size(), null) : warranty(warranty));
    return all;
  }

  private static List<@Nullable Object> warranty(Warranty warranty) {
    return Arrays.asList(
        warranty.id().value(),
        warranty.warrantyStart(),
        warranty.warrantyEnd(),
        warranty.warrantyType().name(),
        warranty.provider(),
        warranty.notes(),
        warranty.voidedAt(),
        warranty.voidReason());
  }

  @Override
  public Bought read(Row row) {
    var purchase = PURCHASE.read(row);
    var id = row.uuidOrNull("warranty_id");
    return new Bought(
        purchase,
        id == null
            ? null
            : new Warranty(
                new WarrantyId(id),
                purchase.id(),
                row.day("warranty_start"),
                row.dayOrNull("warranty_end"),
                WarrantyType.valueOf(row.text("warranty_type")),
                row.textOrNull("warranty_provider"),
                row.textOrNull("warranty_notes"),
                row.timeOrNull("warranty_voided_at"),
                row.textOrNull("warranty_void_reason")));
  }
}
