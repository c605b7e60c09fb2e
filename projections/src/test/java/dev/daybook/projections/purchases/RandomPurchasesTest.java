package dev.daybook.projections.purchases;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.ViewsDatabase;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Purchases that change at random, and lists of them that are asked for at random: each holds what
 * a naive reading of the events up to its position holds, in its order.
 */
class RandomPurchasesTest {

  private static final int EVENTS = 400;
  private static final int QUESTIONS = 300;
  private static final String TENANT = "demo";
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");
  private static final List<String> WORDS =
      List.of("kettle", "KETTLE", "Straße", "100%", "tea_pot", "Löffel", "a\\b", "cup");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /** What was written down, by position. */
  private final List<PurchaseEvent> log = new ArrayList<>();

  private final List<PurchaseId> ids = ids(PurchaseId::new, 60);
  private final List<RetailerId> retailers = ids(RetailerId::new, 3);
  private final List<BrandId> brands = ids(BrandId::new, 3);

  private static <I> List<I> ids(Function<UUID, I> of, int many) {
    return IntStream.range(0, many).mapToObj(i -> of.apply(new UUID(many, i))).toList();
  }

  @Test
  void listsHoldWhatANaiveReadingOfTheEventsHolds() {
    IntStream.range(0, EVENTS).forEach(i -> happen());
    try (var database = new ViewsDatabase()) {
      var node =
          database.node(
              "one", PURCHASE.types(), List.of(PURCHASES.filling(), WARRANTIES.filling()));
      database.append("other", List.of(stored(log.getFirst())));
      var last = database.append(TENANT, log.stream().map(RandomPurchasesTest::stored).toList());
      for (var view : List.of(PURCHASES.view(), WARRANTIES.view())) {
        node.runner().positions().await(view, last, ViewsDatabase.PATIENCE).block();
      }
      var answers = PURCHASES.on(database.service());
      IntStream.range(0, QUESTIONS).forEach(i -> ask(answers, last));
      askForWarranties(database, last);
    }
  }

  private void happen() {
    var id = any(ids);
    var before = things(log.size()).get(id);
    if (before == null) {
      log.add(new PurchaseRecorded(purchase(id)));
      return;
    }
    var warranty = before.value().warranty();
    switch (random.nextInt(6)) {
      case 0 -> {
        if (warranty != null) {
          log.add(new WarrantyRemoved(warranty.id(), id));
        }
        log.add(new PurchaseDeleted(id));
      }
      case 1, 2 ->
          log.add(
              warranty == null
                  ? new WarrantyAdded(warranty(new WarrantyId(UUID.randomUUID()), id))
                  : new WarrantyEdited(warranty(warranty.id(), id)));
      case 3 -> {
        if (warranty != null && !warranty.hasBeenVoided()) {
          log.add(new WarrantyVoided(warranty.id(), id, Instant.EPOCH, "opened"));
        }
      }
      default -> log.add(new PurchaseEdited(purchase(id)));
    }
  }

  private Purchase purchase(PurchaseId id) {
    return new Purchase(
        id,
        any(WORDS) + " " + any(WORDS),
        BigDecimal.valueOf(random.nextInt(500), 2),
        Currency.getInstance(random.nextBoolean() ? "EUR" : "USD"),
        random.nextBoolean() ? null : any(retailers),
        random.nextBoolean() ? null : any(brands),
        any(List.of(PurchaseStatus.values())),
        FIRST_DAY.plusDays(random.nextInt(10)),
        random.nextBoolean() ? null : any(WORDS),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private Warranty warranty(WarrantyId id, PurchaseId purchase) {
    var end = random.nextBoolean() ? null : FIRST_DAY.plusDays(random.nextInt(10));
    return new Warranty(
        id, purchase, FIRST_DAY, end, WarrantyType.LIFETIME, null, null, null, null);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static NewEvent stored(PurchaseEvent event) {
    return stored(
        PURCHASE.types().stream()
            .filter(type -> type.event().isInstance(event))
            .findFirst()
            .orElseThrow(),
        event);
  }

  private static <E extends Event> NewEvent stored(EventType<E> type, Event event) {
    return ViewsDatabase.stored(type, type.event().cast(event));
  }

  /** How all purchases read after so many events; that of the other tenant stands before. */
  private Map<PurchaseId, Entry<Bought>> things(int events) {
    var things = new LinkedHashMap<PurchaseId, Entry<Bought>>();
    for (int i = 0; i < events; i++) {
      var event = log.get(i);
      var before = things.get(event.purchaseId());
      var after = PURCHASE.after(before == null ? null : before.value(), event);
      long position = i + 2L;
      if (after == null) {
        gone.put(event.purchaseId(), before == null ? position : before.first());
        things.remove(event.purchaseId());
      } else {
        long first =
            before != null ? before.first() : gone.getOrDefault(event.purchaseId(), position);
        things.put(event.purchaseId(), new Entry<>(after, first, position));
      }
    }
    return things;
  }

  private final Map<PurchaseId, Long> gone = new LinkedHashMap<>();

  private void ask(EntryAnswers<Bought> answers, long last) {
    var wanted = Wanted.ALL;
    Predicate<Purchase> fits = purchase -> true;
    for (var filter : PURCHASES.filters().keySet()) {
      if (random.nextInt(5) == 0) {
        var value = value(filter);
        wanted = wanted.having(filter, value);
        fits = fits.and(purchase -> isWanted(filter, value, purchase));
      }
    }
    var sort = random.nextBoolean() ? null : any(List.copyOf(PURCHASES.sorts().keySet()));
    long at = 1 + random.nextInt((int) last);
    var predicate = fits;
    var expected =
        things((int) at - 1).values().stream()
            .filter(entry -> predicate.test(entry.value().purchase()))
            .sorted(order(sort))
            .toList();
    var asked = wanted.sortedBy(sort);
    assertThat(answers.all(TENANT, asked, at).collectList().block())
        .as("seed %d, %s at %d", seed, asked, at)
        .isEqualTo(expected);
    var window = new Window(random.nextInt(5), 1 + random.nextInt(20));
    var page = requireNonNull(answers.list(TENANT, asked, at, window).block());
    assertThat(page.total()).isEqualTo(expected.size());
    assertThat(page.entries())
        .isEqualTo(expected.stream().skip(window.skip()).limit(window.limit()).toList());
  }

  private Object value(String filter) {
    return switch (filter) {
      case "status" -> any(List.of(PurchaseStatus.values()));
      case "retailer_id" -> any(retailers);
      case "brand_id" -> any(brands);
      case "currency_code" -> Currency.getInstance("EUR");
      case "date_from", "date_to" -> FIRST_DAY.plusDays(random.nextInt(10));
      case "min_price", "max_price" -> BigDecimal.valueOf(random.nextInt(500), 2);
      case "search" ->
          any(
              List.of(
                  "KETTLE", "strasse", "STRASSE", "%", "_", "0% ", "\\", "löffel", "LÖFFEL", "u"));
      default -> throw new AssertionError(filter);
    };
  }

  private static boolean isWanted(String filter, Object value, Purchase purchase) {
    return switch (filter) {
      case "status" -> purchase.status() == value;
      case "retailer_id" -> value.equals(purchase.retailerId());
      case "brand_id" -> value.equals(purchase.brandId());
      case "currency_code" -> purchase.currencyCode().equals(value);
      case "date_from" -> !purchase.purchaseDate().isBefore((LocalDate) value);
      case "date_to" -> !purchase.purchaseDate().isAfter((LocalDate) value);
      case "min_price" -> purchase.price().compareTo((BigDecimal) value) >= 0;
      case "max_price" -> purchase.price().compareTo((BigDecimal) value) <= 0;
      case "search" ->
          folded(purchase.productName()).contains(folded((String) value))
              || folded(purchase.notes()).contains(folded((String) value));
      default -> throw new AssertionError(filter);
    };
  }

  private static String folded(@Nullable String text) {
    return text == null ? "" : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static Comparator<Entry<Bought>> order(@Nullable String sort) {
    Comparator<Entry<Bought>> byDay =
        Comparator.comparing(entry -> entry.value().purchase().purchaseDate());
    Comparator<Entry<Bought>> byPrice =
        Comparator.comparing(entry -> entry.value().purchase().price());
    var ascending = sort != null && sort.endsWith("price") ? byPrice : byDay;
    var full = ascending.thenComparing(Entry::first);
    return sort == null || sort.startsWith("-") ? full.reversed() : full;
  }

  private void askForWarranties(ViewsDatabase database, long last) {
    var things = things((int) last - 1).values();
    for (int day = 0; day < 10; day++) {
      var from = FIRST_DAY.plusDays(day);
      var expected =
          things.stream()
              .map(entry -> entry.value().warranty())
              .filter(warranty -> warranty != null && !warranty.hasBeenVoided())
              .filter(one -> one.warrantyEnd() == null || !one.warrantyEnd().isBefore(from))
              .toList();
      var wanted = Wanted.ALL.having("voided", false).having("ends_from", from);
      var told = WARRANTIES.on(database.service()).all(TENANT, wanted, last).map(Entry::value);
      assertThat(told.collectList().block())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
