package dev.daybook.projections.purchases;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesEvent;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody might buy, and what becomes of it, mostly around the ends of months, of years and
 * of a February that has 29 days.
 */
final class RandomPurchases {

  static final List<Currency> CURRENCIES =
      List.of("EUR", "USD", "JPY", "KWD").stream().map(Currency::getInstance).toList();

  private static final List<String> PRODUCTS =
      List.of(
          "Milk", "MILK", "milk", "Straße", "STRASSE", "Caf\u00e9", "CAFE\u0301", "Lamp", "Bread");
  private static final List<LocalDate> TURNS =
      List.of(
          LocalDate.of(2023, 12, 31),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2024, 3, 31),
          LocalDate.of(2024, 4, 30),
          LocalDate.of(2024, 12, 31),
          LocalDate.of(2025, 2, 28));

  private final Random random;
  private final NaiveSpending now = new NaiveSpending();
  private final List<RetailerId> retailers = new ArrayList<>();
  private final List<BrandId> brands = new ArrayList<>();
  private Instant time = Instant.parse("2024-01-30T22:00:00Z");

  RandomPurchases(Random random) {
    this.random = random;
  }

  /** What happens next; several events if they are one step. */
  List<PurchasesEvent> next() {
    // Sometimes none: then two things say the same time.
    time = time.plusSeconds(random.nextInt(3) * 400_000L);
    var events = happening();
    events.forEach(now::play);
    return events;
  }

  private List<PurchasesEvent> happening() {
    int chance = random.nextInt(20);
    if (chance < 2) {
      return List.of(chance == 0 ? retailer() : brand());
    }
    if (chance < 11 || now.purchases().isEmpty()) {
      return recorded();
    }
    var purchase = any(now.purchases());
    var warranty = now.warrantyOf(purchase.id());
    if (chance < 14) {
      return List.of(new PurchaseEdited(purchase(purchase.id(), purchase.createdAt())));
    }
    if (chance < 16) {
      var deleted = new PurchaseDeleted(purchase.id());
      return warranty == null
          ? List.of(deleted)
          : List.of(new WarrantyRemoved(warranty.id(), purchase.id()), deleted);
    }
    if (warranty == null) {
      return List.of(new WarrantyAdded(warranty(new WarrantyId(id()), purchase.id())));
    }
    if (warranty.voidedAt() != null) {
      return recorded();
    }
    return List.of(
        chance < 18
            ? new WarrantyEdited(warranty(warranty.id(), purchase.id()))
            : new WarrantyVoided(
                warranty.id(),
                purchase.id(),
                day().atStartOfDay().toInstant(ZoneOffset.UTC),
                "sold"));
  }

  private PurchasesEvent retailer() {
    retailers.add(new RetailerId(id()));
    return new RetailerAdded(
        new Retailer(retailers.getLast(), "Shop " + retailers.size(), null, time));
  }

  private PurchasesEvent brand() {
    brands.add(new BrandId(id()));
    return new BrandAdded(new Brand(brands.getLast(), "Brand " + brands.size(), null, time));
  }

  private List<PurchasesEvent> recorded() {
    var recorded = new PurchaseRecorded(purchase(new PurchaseId(id()), time));
    return random.nextBoolean()
        ? List.of(recorded)
        : List.of(
            recorded, new WarrantyAdded(warranty(new WarrantyId(id()), recorded.purchase().id())));
  }

  private Purchase purchase(PurchaseId id, Instant created) {
    // Half of all are in one currency, so that something comes together in it.
    var currency = random.nextBoolean() ? CURRENCIES.getFirst() : any(CURRENCIES);
    var digits = random.nextInt(7);
    var minor = random.nextInt((int) Math.pow(10, digits));
    return new Purchase(
        id,
        any(PRODUCTS),
        new Money(minor, CurrencyUnit.ofTable(currency)).amount(),
        currency,
        anyOrNull(retailers),
        anyOrNull(brands),
        PurchaseStatus.RECEIVED,
        day(),
        null,
        created,
        time);
  }

  private Warranty warranty(WarrantyId id, PurchaseId purchase) {
    var start = day();
    var end =
        random.nextInt(6) == 0
            ? null
            : random.nextBoolean() ? start.plusDays(random.nextInt(3)) : later(start, day());
    return new Warranty(
        id,
        purchase,
        start,
        end,
        end == null ? WarrantyType.LIFETIME : WarrantyType.LIMITED,
        null,
        null,
        null,
        null);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** One of the last days of a month, or of the first days of the next. */
  LocalDate day() {
    return any(TURNS).plusDays(random.nextInt(-2, 3));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private <T> @Nullable T anyOrNull(List<T> some) {
    return some.isEmpty() || random.nextInt(3) == 0 ? null : any(some);
  }
}
