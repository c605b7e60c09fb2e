package dev.daybook.ledger.communities;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Balances;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.sheets.CommunityFold;
import dev.daybook.projections.community.sheets.Differences;
import dev.daybook.projections.community.sheets.Differences.Day;
import dev.daybook.projections.community.sheets.Differences.Step;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random communities, really decided and folded in memory: at every position the fold draws up the
 * sheet that naive books say, and between any two positions the steps are those events that moved a
 * balance, and add up.
 */
class DifferencesTest {

  private static final int COMMUNITIES = 200;
  private static final int COMMANDS = 30;
  private static final int PAIRS = 6;

  private final Random random = new Random(Seed.of("differences of communities", 20_261_128));
  private int sheets;
  private int pairs;
  private int steps;

  @Test
  void stepsAreTheEventsThatMovedABalanceAndAddUpToTheDifference() {
    for (int i = 0; i < COMMUNITIES; i++) {
      var community = new MemoryCommunity(random.nextLong());
      community.live(COMMANDS);
      community.keeper.books.terms.forEach(
          term -> {
            foldIsWhatNaiveBooksSay(community, term.id());
            for (int n = 0; n < PAIRS; n++) {
              anyPair(community, term.id());
            }
          });
    }
    assertThat(sheets).isGreaterThan(5_000);
    assertThat(pairs).isGreaterThan(1_500);
    assertThat(steps).isGreaterThan(2_000);
  }

  private void foldIsWhatNaiveBooksSay(MemoryCommunity community, PeriodId period) {
    var fold = new CommunityFold(period);
    for (var posted : community.log) {
      fold.post(posted);
      var books = community.keeper.at.get(posted.position());
      if (books != null && books.terms.stream().anyMatch(term -> term.id().equals(period))) {
        var day = Whims.FIRST_DAY.plusDays(random.nextInt(Whims.DAYS));
        assertThat(requireNonNull(fold.sheet(day)).shown())
            .as(() -> "%s at %d, %s".formatted(community.told(), posted.position(), day))
            .isEqualTo(new Reckoning(books, day).sheet(books.known(period), posted.position()));
        sheets++;
      }
    }
  }

  /** What the sheet shows on a day. */
  private static Map<OwnerId, BigDecimal> balances(CommunityFold fold, LocalDate day) {
    var balances = new HashMap<OwnerId, BigDecimal>();
    for (var row : requireNonNull(fold.sheet(day)).shown().owners()) {
      balances.put(row.ownerId(), row.balance());
    }
    return balances;
  }

  private void anyPair(MemoryCommunity community, PeriodId period) {
    long opened =
        community.log.stream()
            .filter(p -> p.event() instanceof PeriodOpened e && e.periodId().equals(period))
            .mapToLong(Posted::position)
            .findFirst()
            .orElseThrow();
    long from = opened + random.nextInt(community.log.size() - (int) opened + 1);
    long to = from + random.nextInt(community.log.size() - (int) from + 1);
    var differences = between(community, period, from, to);
    var told = "%s, %s from %d to %d".formatted(community.told(), period, from, to);
    var expected = expected(community, period, from, to);
    var decimals = community.keeper.books.known(period).decimals();

    assertThat(requireNonNull(differences.steps()).stream().map(step -> moved(step, decimals)))
        .as(told)
        .containsExactlyElementsOf(expected);
    pairs++;
    steps += expected.size();
    addUp(told, differences, decimals);
  }

  private static Differences between(
      MemoryCommunity community, PeriodId period, long from, long to) {
    var differences = new Differences(period, from, community.day(from));
    community.log.stream().limit(to).forEach(differences::post);
    assertThat(differences.end(community.day(to))).isNotNull();
    return differences;
  }

  /**
   * A step as the sheets before and after it tell it.
   *
   * @param position null if only days went by
   */
  private record Moved(@Nullable Long position, Map<OwnerId, BigDecimal> changes) {}

  private static Moved moved(Step step, int decimals) {
    var event = step.event();
    var changes = new HashMap<OwnerId, BigDecimal>();
    step.changes().forEach((owner, minor) -> changes.put(owner, decimal(minor, decimals)));
    return new Moved(event == null ? null : event.position(), changes);
  }

  private static BigDecimal decimal(long minor, int decimals) {
    return BigDecimal.valueOf(minor, decimals);
  }

  private static List<Moved> expected(
      MemoryCommunity community, PeriodId period, long from, long to) {
    var expected = new ArrayList<Moved>();
    var fold = new CommunityFold(period);
    community.log.stream().limit(from).forEach(fold::post);
    var balances = balances(fold, community.day(from));
    for (long at = from + 1; at <= to; at++) {
      var day = community.day(at);
      var dayBegun = balances(fold, day);
      add(expected, null, balances, dayBegun);
      fold.post(community.log.get((int) at - 1));
      balances = balances(fold, day);
      add(expected, at, dayBegun, balances);
    }
    return expected;
  }

  private static void add(
      List<Moved> expected,
      @Nullable Long position,
      Map<OwnerId, BigDecimal> before,
      Map<OwnerId, BigDecimal> after) {
    var changes = new HashMap<OwnerId, BigDecimal>();
    after.forEach(
        (owner, balance) -> {
          var change = balance.subtract(before.getOrDefault(owner, BigDecimal.ZERO));
          if (change.signum() != 0) {
            changes.put(owner, change);
          }
        });
    if (!changes.isEmpty()) {
      expected.add(new Moved(position, changes));
    }
  }

  /** Step by step and day by day, to the row's change. */
  private static void addUp(String told, Differences differences, int decimals) {
    var bySteps = new Balances(Map.of());
    for (var step : requireNonNull(differences.steps())) {
      bySteps = bySteps.plus(new Balances(step.changes()));
    }
    var byDays = new Balances(Map.of());
    for (var day : differences.days()) {
      byDays = byDays.plus(new Balances(day.changes()));
    }
    var before = requireNonNull(differences.before());
    var after = requireNonNull(differences.end(LocalDate.EPOCH));
    var rows = new HashMap<OwnerId, BigDecimal>();
    before.shown().owners().forEach(row -> rows.put(row.ownerId(), row.balance()));
    for (var row : after.shown().owners()) {
      var change = row.balance().subtract(rows.getOrDefault(row.ownerId(), BigDecimal.ZERO));
      assertThat(decimal(bySteps.of(row.ownerId()), decimals))
          .as(told)
          .isEqualByComparingTo(change);
      assertThat(decimal(byDays.of(row.ownerId()), decimals)).as(told).isEqualByComparingTo(change);
    }
  }

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");
  private static final int OWNERS = 100;
  private static final int ITEMS = 8;

  /** A house of a hundred owners and flats, and what happens in it, one event an hour. */
  private static final class House {

    private long ids;
    final PeriodId period = new PeriodId(id());
    final List<Posted<CommunityEvent>> log = new ArrayList<>();
    final List<OwnerId> owners = new ArrayList<>();
    final List<BudgetItem> items = new ArrayList<>();

    private UUID id() {
      return new UUID(0x0199_0000_0000_7000L, ++ids | Long.MIN_VALUE);
    }

    House() {
      for (int i = 0; i < OWNERS; i++) {
        var owner = new OwnerId(id());
        owners.add(owner);
        happens(new OwnerRegistered(owner, "Owner " + i, null));
        happens(
            new PropertyRegistered(
                new PropertyId(id()), "Flat " + i, owner, BigDecimal.valueOf(1 + i % 7), true));
      }
      happens(
          new PeriodOpened(
              period, "2026", JANUARY, JANUARY.plusYears(1), CurrencyUnit.ofTable(EUR), null));
      for (int i = 0; i < ITEMS; i++) {
        var item =
            new BudgetItem(
                new BudgetItemId(id()),
                period,
                "COST " + i,
                BigDecimal.ONE.setScale(2),
                EUR,
                i % 2 == 0 ? AllocationStrategy.PROPORTIONAL : AllocationStrategy.FIXED_FEE,
                null);
        items.add(item);
        happens(new BudgetItemAdded(item));
      }
    }

    void happens(CommunityEvent event) {
      var at = JANUARY.atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(log.size()));
      log.add(new Posted<>(log.size() + 1L, id(), "house", at, "somebody", event));
    }

    /** Contributions, and every fourth time an expense that all bear a share of. */
    long moves(int times) {
      for (int i = 0; i < times; i++) {
        var amount = BigDecimal.valueOf(10_000 + i, 2);
        var owner = owners.get(i % OWNERS);
        happens(
            i % 4 == 0
                ? new ExpenseRecorded(
                    new Expense(
                        new ExpenseId(id()),
                        period,
                        owner,
                        amount,
                        EUR,
                        items.get(i % ITEMS).paymentType(),
                        JANUARY,
                        null,
                        null,
                        null))
                : new ContributionRecorded(
                    new Contribution(
                        new ContributionId(id()), period, owner, amount, EUR, JANUARY, null)));
      }
      return log.size();
    }

    Differences since(long from) {
      var day = LocalDate.ofInstant(log.get((int) from - 1).at(), ZoneOffset.UTC);
      var differences = new Differences(period, from, day);
      log.forEach(differences::post);
      differences.end(day.plusYears(2));
      return differences;
    }
  }

  @Test
  void fiveHundredStepsOfAHundredOwnersAreToldInUnderASecond() {
    var house = new House();
    long from = house.log.size();
    house.moves(Differences.MOST_STEPS);
    house.since(from);

    // Of this thread alone: a machine that is busy with other tests says nothing of this.
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    var differences = house.since(from);
    var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);

    assertThat(differences.steps()).hasSize(Differences.MOST_STEPS);
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void whatIsMoreThanFiveHundredStepsIsToldByDays() {
    var house = new House();
    long from = house.log.size();
    house.moves(Differences.MOST_STEPS + 1);
    var differences = house.since(from);

    assertThat(differences.steps()).isNull();
    assertThat(differences.days().stream().mapToLong(Day::events).sum())
        .isEqualTo(Differences.MOST_STEPS + 1);
    assertThat(differences.days()).extracting(Day::day).isSorted().doesNotHaveDuplicates();
    var byDays = new Balances(Map.of());
    for (var day : differences.days()) {
      assertThat(day.events()).isLessThanOrEqualTo(24);
      byDays = byDays.plus(new Balances(day.changes()));
    }
    var before = requireNonNull(differences.before());
    var after = requireNonNull(differences.end(LocalDate.EPOCH));
    for (int i = 0; i < OWNERS; i++) {
      assertThat(decimal(byDays.of(house.owners.get(i)), 2))
          .isEqualTo(
              after
                  .shown()
                  .owners()
                  .get(i)
                  .balance()
                  .subtract(before.shown().owners().get(i).balance()));
    }
  }
}
