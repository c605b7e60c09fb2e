package dev.daybook.ledger.purchases;

import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.BrandEvent.BrandRemoved;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.ImportEvent.ImportEnded;
import dev.daybook.contracts.purchases.ImportEvent.ImportStarted;
import dev.daybook.contracts.purchases.ImportEvent.RowsTaken;
import dev.daybook.contracts.purchases.ImportEvent.RowsUndone;
import dev.daybook.contracts.purchases.ImportEvent.UndoStarted;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesEvent;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerRemoved;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.ledger.platform.clock.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What specs tell of: a kettle, where it was bought, and its warranty. */
public final class Basket {

  public static final PurchaseId KETTLE = new PurchaseId(id(1));
  public static final WarrantyId COVER = new WarrantyId(id(2));
  public static final RetailerId SHOP = new RetailerId(id(3));
  public static final BrandId ACME = new BrandId(id(4));

  public static final ImportId FILE = new ImportId(id(5));

  public static final Currency EUR = Currency.getInstance("EUR");
  public static final LocalDate DAY = LocalDate.parse("2026-01-15");
  public static final LocalDate END = LocalDate.parse("2028-01-14");

  /** Purchases are recorded then, and changed on the day after. */
  public static final Moment THEN = new Moment(Instant.parse("2026-01-15T10:00:00.000001Z"));

  public static final Moment LATER = new Moment(Instant.parse("2026-01-16T10:00:00Z"));

  private static UUID id(int number) {
    return UUID.fromString("01a00000-0000-7000-8000-00000000000" + number);
  }

  public static Purchase kettle(String price, Moment updated) {
    return kettle(price, EUR, SHOP, ACME, "blue", updated);
  }

  public static Purchase kettle(
      String price,
      Currency currency,
      @Nullable RetailerId retailer,
      @Nullable BrandId brand,
      @Nullable String notes,
      Moment updated) {
    return new Purchase(
        KETTLE,
        "Kettle",
        new BigDecimal(price),
        currency,
        retailer,
        brand,
        PurchaseStatus.RECEIVED,
        DAY,
        notes,
        THEN.time(),
        updated.time());
  }

  public static Warranty cover(@Nullable LocalDate end, WarrantyType type) {
    return new Warranty(COVER, KETTLE, DAY, end, type, "Acme", null, null, null);
  }

  public static Warranty cover() {
    return cover(END, WarrantyType.LIMITED);
  }

  public static PurchaseRow row(Purchase purchase, @Nullable Warranty warranty, Moment asked) {
    return PurchaseRow.of(new Bought(purchase, warranty), asked.day());
  }

  public static PurchaseRecorded bought() {
    return new PurchaseRecorded(kettle("39.90", THEN));
  }

  public static WarrantyAdded covered() {
    return new WarrantyAdded(cover());
  }

  public static WarrantyVoided voided() {
    return new WarrantyVoided(COVER, KETTLE, LATER.time(), "opened");
  }

  public static RetailerAdded shop() {
    return new RetailerAdded(new Retailer(SHOP, "Corner shop", null, THEN.time()));
  }

  public static BrandAdded acme() {
    return new BrandAdded(new Brand(ACME, "Acme", "https://acme.example.org", THEN.time()));
  }

  /** One of each kind of event; together with what is left out in some, every field is there. */
  public static List<PurchasesEvent> events() {
    return List.of(
        bought(),
        new PurchaseEdited(kettle("34.50", EUR, null, null, null, LATER)),
        new PurchaseDeleted(KETTLE),
        covered(),
        new WarrantyEdited(cover(null, WarrantyType.LIFETIME)),
        voided(),
        new WarrantyRemoved(COVER, KETTLE),
        shop(),
        new RetailerRemoved(SHOP, "Corner shop"),
        acme(),
        new BrandRemoved(ACME, "Acme"),
        new ImportStarted(FILE, FileForm.CSV, OnDuplicate.UPDATE, 4_096, THEN.time()),
        new RowsTaken(FILE, 4_000, 4, 1, 1, 1, 1, 7, List.of(error(3L, "price"))),
        new ImportEnded(FILE, ImportStatus.DONE, LATER.time()),
        new UndoStarted(FILE),
        new RowsUndone(FILE, 12, 1, List.of(error(null, null))));
  }

  private static RowError error(@Nullable Long line, @Nullable String field) {
    return new RowError(line, field, "negative", "must not be negative");
  }

  private Basket() {}
}
