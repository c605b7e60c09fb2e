package dev.daybook.benchmarks;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.purchases.Brand;
import dev.daybook.contracts.purchases.BrandEvent;
import dev.daybook.contracts.purchases.BrandEvent.BrandAdded;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.eventstore.NewEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Very many purchases of ten years, a quarter of them with a warranty; the same for a seed. */
final class LargeHousehold {

  static final int YEARS = 10;

  private static final int RETAILERS = 60;
  private static final int BRANDS = 80;
  private static final int PRODUCTS = 50_000;
  private static final int DAYS = 365 * YEARS;
  private static final int OTHER_CURRENCY_IN_HUNDRED = 10;
  private static final int WARRANTIES_IN_HUNDRED = 25;
  private static final int NAMED_IN_HUNDRED = 90;
  private static final int NOTES_IN_HUNDRED = 30;
  private static final double MOST_DIGITS = 5.5;
  private static final List<String> WORDS =
      List.of("washing", "coffee", "garden", "kitchen", "winter", "cordless", "wooden", "spare");
  private static final List<String> THINGS =
      List.of("machine", "table", "lamp", "shoes", "phone", "drill", "filter", "bicycle");

  private final Random random;
  private final LocalDate lastDay;
  private final Instant recorded;
  private final List<RetailerId> retailers;
  private final List<BrandId> brands;

  LargeHousehold(long seed, Instant recorded, LocalDate lastDay) {
    this.random = new Random(seed);
    this.recorded = recorded;
    this.lastDay = lastDay;
    this.retailers = many(RETAILERS, i -> new RetailerId(id()));
    this.brands = many(BRANDS, i -> new BrandId(id()));
  }

  RetailerId retailer() {
    return retailers.get(random.nextInt(RETAILERS));
  }

  BrandId brand() {
    return brands.get(random.nextInt(BRANDS));
  }

  LocalDate day() {
    return lastDay.minusDays(random.nextInt(DAYS));
  }

  /** As many cheap ones as dear ones, by the number of digits. */
  BigDecimal price() {
    return BigDecimal.valueOf((long) Math.pow(10, random.nextDouble() * MOST_DIGITS), 2);
  }

  /** Two words and a number, the small ones much more often. */
  String product() {
    int number = (int) (random.nextDouble() * random.nextDouble() * PRODUCTS);
    return "%s %s %d"
        .formatted(
            WORDS.get(number % WORDS.size()),
            THINGS.get(number / WORDS.size() % THINGS.size()),
            number);
  }

  /** A part of a product's name that some hundreds to thousands have. */
  String searched() {
    return product().substring(2);
  }

  Stream<NewEvent> beginning() {
    var added =
        IntStream.range(0, RETAILERS)
            .mapToObj(
                i ->
                    stored(
                        RetailerEvent.RETAILER,
                        new RetailerAdded(
                            new Retailer(retailers.get(i), "Retailer " + i, null, recorded))));
    var brandsAdded =
        IntStream.range(0, BRANDS)
            .mapToObj(
                i ->
                    stored(
                        BrandEvent.BRAND,
                        new BrandAdded(new Brand(brands.get(i), "Brand " + i, null, recorded))));
    return Stream.concat(added, brandsAdded);
  }

  /** One after the other, each with its warranty right after it, if it has one. */
  Stream<NewEvent> purchases(int count) {
    return IntStream.range(0, count).boxed().flatMap(this::purchase);
  }

  private Stream<NewEvent> purchase(int number) {
    var purchase =
        new Purchase(
            new PurchaseId(id()),
            product(),
            price(),
            Currency.getInstance(in(OTHER_CURRENCY_IN_HUNDRED) ? "USD" : "EUR"),
            in(NAMED_IN_HUNDRED) ? retailer() : null,
            in(NAMED_IN_HUNDRED) ? brand() : null,
            number % 10 == 0 ? PurchaseStatus.ORDERED : PurchaseStatus.RECEIVED,
            day(),
            in(NOTES_IN_HUNDRED) ? "for the " + WORDS.get(number % WORDS.size()) + " room" : null,
            recorded,
            recorded);
    var bought = stored(PurchaseEvent.PURCHASE, new PurchaseRecorded(purchase));
    return in(WARRANTIES_IN_HUNDRED)
        ? Stream.of(bought, stored(WarrantyEvent.WARRANTY, new WarrantyAdded(warranty(purchase))))
        : Stream.of(bought);
  }

  private Warranty warranty(Purchase purchase) {
    return new Warranty(
        new WarrantyId(id()),
        purchase.id(),
        purchase.purchaseDate(),
        purchase.purchaseDate().plusMonths(12L * (1 + random.nextInt(5))),
        WarrantyType.LIMITED,
        null,
        null,
        null,
        null);
  }

  private boolean in(int hundred) {
    return random.nextInt(100) < hundred;
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @SuppressWarnings("unchecked") // the event begins a thing of its kind
  private static <E extends Event> NewEvent stored(Kind<? super E, ?, ?> kind, E event) {
    return Contributions.stored((EventType<E>) kind.beginning(), event);
  }

  private static <T> List<T> many(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }
}
