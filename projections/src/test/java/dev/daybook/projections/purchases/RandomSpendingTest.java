package dev.daybook.projections.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.Months;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.BrandEvent;
import dev.daybook.contracts.purchases.PurchaseEvent;
import dev.daybook.contracts.purchases.PurchasesEvent;
import dev.daybook.contracts.purchases.RetailerEvent;
import dev.daybook.contracts.purchases.SpendingShare;
import dev.daybook.eventstore.testing.Histories;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.projections.Comparison;
import dev.daybook.projections.View;
import dev.daybook.projections.ViewsDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/**
 * Many households side by side in one log: every number of analytics, as it was at each position.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RandomSpendingTest {

  private static final int HOUSEHOLDS = Histories.orElse(40);
  private static final int ROUNDS = 4;
  private static final int MOST_STEPS_OF_A_ROUND = 5;
  private static final long MOST = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<EventType<?>> TYPES =
      Stream.of(
              PurchaseEvent.PURCHASE.types(),
              RetailerEvent.RETAILER.types(),
              BrandEvent.BRAND.types())
          .<EventType<?>>flatMap(List::stream)
          .toList();

  private final long seed = Seed.of("spending of households", 20_261_128);
  private final Random random = new Random(seed);
  private final ViewsDatabase database = new ViewsDatabase();
  private final SpendingQueries spending = new SpendingQueries(database.service());
  private final WarrantyQueries warranties = new WarrantyQueries(database.service());
  private final List<List<Happened>> histories = new ArrayList<>();

  private record Happened(long position, PurchasesEvent event) {}

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyNumberIsThatOfTheNaiveModelAtEachPositionAndSoItIsWhenRebuilt() {
    var views = PurchasesTables.views();
    var runner = database.node("one", TYPES, views).runner();
    long head = happen();
    for (var view : views) {
      assertThat(runner.positions().await(view.name(), head, PATIENCE).block()).isEqualTo(head);
    }
    // Nothing was bought there.
    histories.add(List.of());

    for (int household = 0; household < histories.size(); household++) {
      lookAtAllOf(household, head);
    }

    for (var name : views.stream().map(View::name).toList()) {
      assertThat(runner.compare(name).map(Comparison::differences).block(PATIENCE)).isEmpty();
      assertThat(runner.rebuild(name).block(PATIENCE)).isTrue();
      runner.progress(name).blockLast(PATIENCE);
    }
    for (int household = 0; household < HOUSEHOLDS; household += 20) {
      lookAtAllOf(household, head);
    }
  }

  private long happen() {
    var households = Stream.generate(() -> new RandomPurchases(random)).limit(HOUSEHOLDS).toList();
    households.forEach(household -> histories.add(new ArrayList<>()));
    long head = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < HOUSEHOLDS; i++) {
        var events = new ArrayList<PurchasesEvent>();
        int steps = 1 + random.nextInt(MOST_STEPS_OF_A_ROUND);
        for (int step = 0; step < steps; step++) {
          events.addAll(households.get(i).next());
        }
        head =
            database.append(
                name(i), events.stream().map(e -> ViewsDatabase.stored(type(e), e)).toList());
        long first = head - events.size() + 1;
        for (int j = 0; j < events.size(); j++) {
          histories.get(i).add(new Happened(first + j, events.get(j)));
        }
      }
    }
    return head;
  }

  @SuppressWarnings("unchecked") // the list has exactly one type for each class of events
  private static EventType<PurchasesEvent> type(PurchasesEvent event) {
    return (EventType<PurchasesEvent>)
        TYPES.stream().filter(type -> type.event() == event.getClass()).findFirst().orElseThrow();
  }

  private static String name(int household) {
    return "household-" + household;
  }

  /** As it was after each event, in one currency; and as it is, in all. */
  private void lookAtAllOf(int household, long head) {
    var model = new NaiveSpending();
    for (var happened : histories.get(household)) {
      model.play(happened.event);
      compare(model, asked(household, happened.position, any(RandomPurchases.CURRENCIES)));
    }
    for (var currency : RandomPurchases.CURRENCIES) {
      compare(model, asked(household, head, currency));
    }
  }

  private Asked asked(int household, long at, Currency currency) {
    return new Asked(name(household), at, new RandomPurchases(random).day(), currency);
  }

  private void compare(NaiveSpending model, Asked asked) {
    int months = 1 + random.nextInt(15);
    var window = Months.until(asked.today(), months);
    var one = new RandomPurchases(random).day();
    var from = one.isBefore(asked.today()) ? one : asked.today();
    var to = one.isBefore(asked.today()) ? asked.today() : one;
    int limit = 1 + random.nextInt(5);

    is(spending.otherCurrencies(asked), model.otherCurrencies(asked), asked);
    is(spending.months(asked, window), model.months(asked, months), asked);
    is(spending.period(asked, from, to), model.period(asked, from, to), asked);
    is(spending.summary(asked), model.summary(asked), asked);
    is(spending.byRetailer(asked, MOST), model.shares(asked, p -> value(p.retailerId())), asked);
    is(spending.byBrand(asked, MOST), model.shares(asked, p -> value(p.brandId())), asked);
    is(spending.topProducts(asked, limit), model.topProducts(asked, limit), asked);
    is(spending.recent(asked, limit), model.recentPurchases(asked, limit), asked);
    is(warranties.summary(asked), model.warrantySummary(asked), asked);
    is(warranties.timeline(asked, window), model.timeline(asked, months), asked);
    is(warranties.recent(asked, limit), model.recentWarranties(asked, limit), asked);
    wholeIsAHundred(spending.byBrand(asked, MOST).blockOptional(PATIENCE).orElseThrow());
  }

  private static void wholeIsAHundred(List<SpendingShare> shares) {
    var percentages =
        shares.stream().map(SpendingShare::percentage).filter(Objects::nonNull).toList();
    if (!percentages.isEmpty()) {
      assertThat(percentages).hasSameSizeAs(shares);
      assertThat(percentages.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualTo(new BigDecimal("100.00"));
    }
  }

  private static @Nullable UUID value(@Nullable Id id) {
    return id == null ? null : id.value();
  }

  private static <T> void is(Mono<T> answer, T expected, Asked asked) {
    assertThat(answer.block(PATIENCE)).as("%s", asked).isEqualTo(expected);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
