package dev.daybook.projections.community;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.contracts.community.Reading;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.projections.Comparison;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Listing;
import dev.daybook.projections.View;
import dev.daybook.projections.ViewsDatabase;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many small communities side by side in one log, each looked at at several positions. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RandomHistoriesTest {

  private static final int COMMUNITIES = 1_000;
  private static final int ROUNDS = 8;
  private static final int CONCURRENT_APPENDS = 64;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  static final List<View<?>> VIEWS =
      List.of(
          new PeriodsView(),
          OWNERS.filling(),
          CONTRIBUTIONS.filling(),
          EXPENSES.filling(),
          CHARGES.filling(),
          PROPERTIES.filling(),
          BUDGET_ITEMS.filling(),
          READINGS.filling());

  private final long seed = Seed.of("histories of a community", 20_261_121);
  private final Random random = new Random(seed);
  private final ViewsDatabase database = new ViewsDatabase();
  private final PeriodQueries periods = new PeriodQueries(database.service());
  private final EntryAnswers<Owner> owners = OWNERS.on(database.service());
  private final EntryAnswers<Contribution> contributions = CONTRIBUTIONS.on(database.service());
  private final EntryAnswers<Expense> expenses = EXPENSES.on(database.service());
  private final EntryAnswers<Charge> charges = CHARGES.on(database.service());
  private final EntryAnswers<Property> properties = PROPERTIES.on(database.service());
  private final EntryAnswers<BudgetItem> budgetItems = BUDGET_ITEMS.on(database.service());
  private final EntryAnswers<Reading> readings = READINGS.on(database.service());
  private final List<List<Happened>> histories = new ArrayList<>();

  private record Happened(long position, CommunityEvent event) {}

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyViewIsItsNaiveModelAtEveryPositionAndSoItIsWhenRebuilt() {
    var runner = database.node("one", CommunityEvents.TYPES, VIEWS).runner();
    var names = VIEWS.stream().map(View::name).toList();
    long head = happen();
    for (var view : names) {
      assertThat(runner.positions().await(view, head, PATIENCE).block()).isEqualTo(head);
    }

    IntStream.range(0, COMMUNITIES).forEach(this::lookAt);

    for (var view : names) {
      assertThat(runner.compare(view).map(Comparison::differences).block(PATIENCE)).isEmpty();
      assertThat(runner.rebuild(view).block(PATIENCE)).isTrue();
      runner.progress(view).blockLast(PATIENCE);
    }
    IntStream.range(0, COMMUNITIES).filter(tenant -> tenant % 20 == 0).forEach(this::lookAt);
  }

  /** Round by round the communities' events come mixed, some several at a time. */
  private long happen() {
    var communities = Stream.generate(() -> new RandomHistory(random)).limit(COMMUNITIES).toList();
    communities.forEach(community -> histories.add(new ArrayList<>()));
    var turns = new ArrayList<>(IntStream.range(0, COMMUNITIES).boxed().toList());
    long head = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(turns, random);
      head =
          Flux.fromIterable(turns)
              .flatMap(tenant -> append(tenant, communities.get(tenant)), CONCURRENT_APPENDS)
              .reduce(head, Math::max)
              .blockOptional(PATIENCE)
              .orElseThrow();
    }
    return head;
  }

  private Mono<Long> append(int tenant, RandomHistory community) {
    var events = Stream.generate(community::next).limit(1 + random.nextInt(3)).toList();
    var stored = events.stream().map(event -> ViewsDatabase.stored(type(event), event)).toList();
    return database
        .store()
        .append(new AppendRequest(name(tenant), stored, null, null))
        .cast(Verdict.Appended.class)
        .map(
            appended -> {
              var history = histories.get(tenant);
              for (int i = 0; i < events.size(); i++) {
                history.add(new Happened(appended.first() + i, events.get(i)));
              }
              return appended.last();
            });
  }

  @SuppressWarnings("unchecked") // the list has exactly one type for each class of events
  private static EventType<CommunityEvent> type(CommunityEvent event) {
    return (EventType<CommunityEvent>)
        CommunityEvents.TYPES.stream()
            .filter(type -> type.event() == event.getClass())
            .findFirst()
            .orElseThrow();
  }

  private static String name(int tenant) {
    return "tenant-" + tenant;
  }

  private void lookAt(int tenant) {
    var history = histories.get(tenant);
    compare(tenant, random.nextInt(3) == 0 ? Long.MAX_VALUE - 1 : any(history).position);
  }

  private void compare(int tenant, long at) {
    var expected = new NaiveCommunity();
    histories.get(tenant).stream()
        .filter(happened -> happened.position <= at)
        .forEach(happened -> expected.play(happened.position, happened.event));
    var name = name(tenant);

    assertThat(owners.all(name, Wanted.ALL, at).collectList().block(PATIENCE))
        .containsExactlyElementsOf(expected.owners.values());
    assertThat(periods.all(name, at).collectList().block(PATIENCE))
        .containsExactlyElementsOf(expected.periodsInOrder());
    for (var period : expected.periods.keySet()) {
      compareAnyList(name, period, at, expected);
    }
    compareProperties(name, at, expected);
    compareHistory(
        expected.contributions,
        id -> contributions.history(name, id, at),
        id -> contributions.get(name, id, at));
    compareHistory(
        expected.expenses, id -> expenses.history(name, id, at), id -> expenses.get(name, id, at));
    compareHistory(
        expected.charges, id -> charges.history(name, id, at), id -> charges.get(name, id, at));
    compareHistory(
        expected.budgetItems,
        id -> budgetItems.history(name, id, at),
        id -> budgetItems.get(name, id, at));
    compareHistory(
        expected.readings, id -> readings.history(name, id, at), id -> readings.get(name, id, at));
  }

  /** One kind of list for each period: there are so many periods that each kind has its turn. */
  private void compareAnyList(String tenant, PeriodId period, long at, NaiveCommunity model) {
    var owner = anyOrNull(model.owners.keySet());
    var type = anyOrNull(RandomHistory.PAYMENT_TYPES);
    switch (random.nextInt(5)) {
      case 0 -> compareContributions(tenant, period, owner, at, model);
      case 1 -> compareExpenses(tenant, period, owner, type, at, model);
      case 2 -> compareCharges(tenant, period, owner, at, model);
      case 3 ->
          compareList(
              model.budgetItems.inOrder(item -> item.periodId().equals(period)),
              window -> budgetItems.list(tenant, Wanted.in(period), at, window),
              budgetItems.all(tenant, Wanted.in(period), at));
      default -> compareReadings(tenant, period, at, model);
    }
  }

  private <I, V> void compareHistory(
      NaiveEntries<I, V> model,
      Function<I, Flux<Step<V>>> history,
      Function<I, Mono<Entry<V>>> get) {
    if (model.histories.isEmpty()) {
      return;
    }
    var id = any(model.histories.keySet());
    assertThat(history.apply(id).map(this::timeless).collectList().block(PATIENCE))
        .isEqualTo(model.histories.get(id));
    assertThat(get.apply(id).blockOptional(PATIENCE))
        .isEqualTo(Optional.ofNullable(model.present.get(id)));
  }

  private <T> @Nullable T anyOrNull(Collection<T> some) {
    return random.nextBoolean() ? any(some) : null;
  }

  private <T> T any(Collection<T> some) {
    return List.copyOf(some).get(random.nextInt(some.size()));
  }

  private void compareContributions(
      String tenant, PeriodId period, @Nullable OwnerId owner, long at, NaiveCommunity model) {
    var wanted = Wanted.in(period).having("owner_id", owner);
    var expected =
        model.contributions.inOrder(
            c -> c.periodId().equals(period) && (owner == null || c.ownerId().equals(owner)));

    compareList(
        expected,
        window -> contributions.list(tenant, wanted, at, window),
        contributions.all(tenant, wanted, at));
    compareTotal(
        expected.stream().map(entry -> entry.value().amount()),
        contributions.total(tenant, wanted, at));
  }

  private void compareExpenses(
      String tenant,
      PeriodId period,
      @Nullable OwnerId paidBy,
      @Nullable String paymentType,
      long at,
      NaiveCommunity model) {
    var wanted = Wanted.in(period).having("paid_by", paidBy).having("payment_type", paymentType);
    var expected =
        model.expenses.inOrder(
            e ->
                e.periodId().equals(period)
                    && (paidBy == null || e.paidBy().equals(paidBy))
                    && (paymentType == null || e.paymentType().equals(paymentType)));

    compareList(
        expected,
        window -> expenses.list(tenant, wanted, at, window),
        expenses.all(tenant, wanted, at));
    compareTotal(
        expected.stream().map(entry -> entry.value().amount()), expenses.total(tenant, wanted, at));
  }

  private void compareCharges(
      String tenant, PeriodId period, @Nullable OwnerId owner, long at, NaiveCommunity model) {
    var wanted = Wanted.in(period).having("owner_id", owner);
    var expected =
        model.charges.inOrder(
            c -> c.periodId().equals(period) && (owner == null || c.ownerId().equals(owner)));

    compareList(
        expected,
        window -> charges.list(tenant, wanted, at, window),
        charges.all(tenant, wanted, at));
    compareTotal(
        expected.stream().map(entry -> entry.value().amount()), charges.total(tenant, wanted, at));
  }

  private void compareReadings(String tenant, PeriodId period, long at, NaiveCommunity model) {
    var some = model.readings.inOrder(reading -> reading.periodId().equals(period));
    var one = some.isEmpty() ? null : any(some).value();
    var property = one == null || random.nextBoolean() ? null : one.propertyId();
    var item = one == null || random.nextBoolean() ? null : one.budgetItemId();
    var wanted = Wanted.in(period).having("property_id", property).having("budget_item_id", item);
    compareList(
        model.readings.inOrder(
            r ->
                r.periodId().equals(period)
                    && (property == null || r.propertyId().equals(property))
                    && (item == null || r.budgetItemId().equals(item))),
        window -> readings.list(tenant, wanted, at, window),
        readings.all(tenant, wanted, at));
  }

  /** The model has no timeline; it is asked about a day. */
  private void compareProperties(String tenant, long at, NaiveCommunity model) {
    var day = FIRST_DAY.plusDays(random.nextInt(-1, 7));
    var expected =
        model.properties.entrySet().stream()
            .map(
                known ->
                    known.getValue().map(p -> new Counted(known.getKey(), p.label(), p.on(day))))
            .toList();
    compareList(
        expected,
        window ->
            properties
                .list(tenant, Wanted.ALL, at, window)
                .map(part -> part.map(p -> counted(p, day))),
        properties.all(tenant, Wanted.ALL, at).map(entry -> entry.map(p -> counted(p, day))));
    if (!expected.isEmpty()) {
      var one = any(expected);
      assertThat(
              properties
                  .get(tenant, one.value().id(), at)
                  .map(entry -> entry.map(p -> counted(p, day)))
                  .blockOptional(PATIENCE))
          .contains(one);
    }
  }

  private record Counted(PropertyId id, String label, PropertyStretch stretch) {}

  private static Counted counted(Property property, LocalDate day) {
    var holds = property.timeline().on(day);
    return new Counted(
        property.id(),
        property.label(),
        new PropertyStretch(day, holds.ownerId(), holds.shareWeight(), holds.active()));
  }

  private <V> void compareList(
      List<Entry<V>> expected, Function<Window, Mono<Listing<V>>> part, Flux<Entry<V>> all) {
    assertThat(pageByPage(part, expected.size())).containsExactlyElementsOf(expected);
    assertThat(all.collectList().block(PATIENCE)).containsExactlyElementsOf(expected);
  }

  private static void compareTotal(Stream<BigDecimal> expected, Mono<BigDecimal> total) {
    assertThat(total.blockOptional(PATIENCE)).isEqualTo(expected.reduce(BigDecimal::add));
  }

  private <V> List<Entry<V>> pageByPage(Function<Window, Mono<Listing<V>>> part, int total) {
    var all = new ArrayList<Entry<V>>();
    do {
      var window = new Window(all.size(), 1 + random.nextInt(6));
      var page = part.apply(window).blockOptional(PATIENCE).orElseThrow();
      assertThat(page.total()).isEqualTo(total);
      all.addAll(page.entries());
    } while (all.size() < total);
    return all;
  }

  /** The model doesn't know when the database wrote something down. */
  private <V> Step<V> timeless(Step<V> step) {
    return new Step<>(
        step.position(), Instant.EPOCH, step.actor(), step.action(), step.before(), step.after());
  }
}
