package dev.daybook.ledger.histories;

import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.histories.NaiveBooks.Version;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.RebuildProgress;
import dev.daybook.projections.ViewPositions;
import dev.daybook.projections.ViewRunner;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.periods.PeriodQueries;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand random histories through the whole command path, many at a time and several in each
 * tenant; then every row of every view is what naive books say, at every position that is asked
 * about, and still so when the views are built anew.
 *
 * <p>The seed says what is asked; how what is asked at once interleaves is the machine's business.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HistoriesTest {

  private static final int TENANTS = 20;
  private static final int HISTORIES_A_TENANT = 50;
  private static final int STEPS = 10;
  private static final int AT_A_TIME = 8;
  private static final int OF_A_TENANT_IN_TURN = 4;
  private static final int HISTORIES_OVER_HTTP = 20;
  private static final int POSITIONS_ASKED = 5;
  private static final int THINGS_ASKED = 10;
  private static final List<String> VIEWS =
      List.of(OWNERS.view(), PERIODS.view(), CONTRIBUTIONS.view());
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final long seed = Seed.of("histories through commands", 20_260_914);
  private final Random random = new Random(seed);
  private final RunningService service = RunningService.shared();
  private final ViewPositions positions = bean(ViewPositions.class);
  private final EntryAnswers<Owner> owners =
      OWNERS.on(service.context().getBean("serviceConnections", TenantConnections.class));
  private final PeriodQueries periods = bean(PeriodQueries.class);
  private final EntryAnswers<Contribution> contributions =
      CONTRIBUTIONS.on(service.context().getBean("serviceConnections", TenantConnections.class));
  private final Map<String, List<History>> byTenant = new LinkedHashMap<>();

  private <T> T bean(Class<T> type) {
    return service.context().getBean(type);
  }

  @Test
  void everyViewIsWhatNaiveBooksSayAndSoItIsWhenBuiltAnew() throws Exception {
    happen();
    long head = Await.one(bean(EventStore.class).head());
    for (var view : VIEWS) {
      assertThat(positions.await(view, head, PATIENCE).block()).isNotNull();
    }

    var served = rows();
    assertThat(ofTheseTenants(served)).containsExactlyElementsOf(expectedRows());
    byTenant.forEach((tenant, histories) -> asked(tenant, merged(histories), head));

    var runner = bean(ViewRunner.class);
    for (var view : VIEWS) {
      assertThat(runner.compare(view).blockOptional(PATIENCE))
          .hasValueSatisfying(
              comparison -> assertThat(comparison.differences()).as(view).isEmpty());
      assertThat(runner.rebuild(view).block(PATIENCE)).isTrue();
      assertThat(runner.progress(view).blockLast(PATIENCE))
          .satisfiesAnyOf(
              ended -> assertThat(ended).isNull(),
              ended ->
                  assertThat(Objects.requireNonNull(ended).state())
                      .isEqualTo(RebuildProgress.State.DONE));
    }
    assertThat(rows()).isEqualTo(served);
  }

  private void happen() {
    var gate = bean(CommandGate.class);
    for (int t = 1; t <= TENANTS; t++) {
      histories(new GateCounter(gate, "histories-" + t, "actor-" + t), HISTORIES_A_TENANT);
    }
    histories(HttpCounter.of(service.newTenant()), HISTORIES_OVER_HTTP);
    try (var atATime = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      inTurn().stream()
          .map(history -> CompletableFuture.runAsync(() -> history.happen(STEPS), atATime))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void histories(Counter counter, int many) {
    byTenant.put(
        counter.tenant(),
        IntStream.rangeClosed(1, many)
            .mapToObj(i -> new History(counter.tenant() + "/" + i, random.nextLong(), counter))
            .toList());
  }

  /** A few of each tenant's at a time: they compete for names, and don't stand in one queue. */
  private List<History> inTurn() {
    return IntStream.range(0, HISTORIES_A_TENANT / OF_A_TENANT_IN_TURN + 1)
        .boxed()
        .flatMap(
            turn ->
                byTenant.values().stream()
                    .flatMap(
                        histories ->
                            histories.stream()
                                .skip((long) turn * OF_A_TENANT_IN_TURN)
                                .limit(OF_A_TENANT_IN_TURN)))
        .toList();
  }

  private static NaiveBooks merged(List<History> histories) {
    var all = new NaiveBooks();
    for (var history : histories) {
      all.owners.putAll(history.books.owners);
      all.periods.putAll(history.books.periods);
      all.contributions.putAll(history.books.contributions);
    }
    return all;
  }

  /** What the views answer a tenant, now and at some earlier positions. */
  private void asked(String tenant, NaiveBooks books, long head) {
    var all =
        Stream.of(books.owners, books.periods, books.contributions)
            .flatMap(things -> things.values().stream())
            .flatMap(List::stream)
            .map(Version::position)
            .toList();
    assertThat(all).as("of %s, each at a position of its own", tenant).doesNotHaveDuplicates();
    assertThat(NaiveBooks.at(books.periods, head).keySet())
        .extracting(period -> period.startDate().getYear() + period.name().toLowerCase(Locale.ROOT))
        .as("the names in %s", tenant)
        .doesNotHaveDuplicates();
    var asked = new ArrayList<>(List.of(0L, head));
    IntStream.range(0, POSITIONS_ASKED)
        .forEach(i -> asked.add(all.get(random.nextInt(all.size()))));
    asked.forEach(at -> askedAt(tenant, books, at));
  }

  private void askedAt(String tenant, NaiveBooks books, long at) {
    var then = "%s at %d, seed %d".formatted(tenant, at, seed);
    assertThat(values(Await.all(owners.all(tenant, Wanted.ALL, at))))
        .as(then)
        .isEqualTo(inOrder(NaiveBooks.at(books.owners, at), owner -> ""));
    assertThat(values(Await.all(periods.all(tenant, at))))
        .as(then)
        .isEqualTo(inOrder(NaiveBooks.at(books.periods, at), period -> period.startDate() + ""));
    var known = NaiveBooks.at(books.contributions, at);
    for (var period : some(books.periods.keySet())) {
      listed(tenant, new Filter(new PeriodId(period), null), known, at, then);
      var owner = some(books.owners.keySet()).getFirst();
      listed(tenant, new Filter(new PeriodId(period), new OwnerId(owner)), known, at, then);
    }
    for (var id : some(books.contributions.keySet())) {
      var versions = Objects.requireNonNull(books.contributions.get(id));
      assertThat(
              Await.all(contributions.history(tenant, new ContributionId(id), at)).stream()
                  .map(HistoriesTest::withoutTime)
                  .toList())
          .as(then)
          .isEqualTo(steps(versions, at));
    }
  }

  private record Filter(PeriodId period, @Nullable OwnerId owner) {
    Wanted wanted() {
      return Wanted.in(period).having("owner_id", owner);
    }
  }

  private void listed(
      String tenant, Filter filter, Map<Contribution, Long> known, long at, String then) {
    var expected = new LinkedHashMap<Contribution, Long>();
    var sum = BigDecimal.ZERO;
    for (var contribution : known.entrySet()) {
      var view = contribution.getKey();
      if (view.periodId().equals(filter.period())
          && (filter.owner() == null || view.ownerId().equals(filter.owner()))) {
        expected.put(view, contribution.getValue());
        sum = sum.add(view.amount());
      }
    }
    assertThat(values(Await.all(contributions.all(tenant, filter.wanted(), at))))
        .as(then)
        .isEqualTo(inOrder(expected, view -> view.date() + ""));
    var total = contributions.total(tenant, filter.wanted(), at).block(PATIENCE);
    assertThat(total == null ? BigDecimal.ZERO : total).as(then).isEqualByComparingTo(sum);
  }

  private static <V> List<V> values(List<Entry<V>> entries) {
    return entries.stream().map(Entry::value).toList();
  }

  private static <V> List<V> inOrder(Map<V, Long> things, Function<V, String> day) {
    return things.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<V, Long>, String>comparing(entry -> day.apply(entry.getKey()))
                .thenComparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private record Timeless(
      long position, String actor, @Nullable Object before, @Nullable Object after) {}

  private static Timeless withoutTime(Step<Contribution> step) {
    return new Timeless(step.position(), step.actor(), step.before(), step.after());
  }

  private static List<Timeless> steps(List<Version<Contribution>> versions, long at) {
    var steps = new ArrayList<Timeless>();
    Object before = null;
    for (var version : versions) {
      if (version.position() <= at) {
        steps.add(new Timeless(version.position(), version.actor(), before, version.value()));
        before = version.value();
      }
    }
    return steps;
  }

  private List<UUID> some(Set<UUID> ids) {
    var all = List.copyOf(ids);
    return random.ints(THINGS_ASKED, 0, all.size()).mapToObj(all::get).toList();
  }

  /** Every row of every view, as text, tenant first. */
  private List<String> rows() throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = service.database().jdbc();
        var statement = connection.createStatement()) {
      for (var sql : ROWS) {
        try (var found = statement.executeQuery(sql)) {
          while (found.next()) {
            rows.add(found.getString(1));
          }
        }
      }
    }
    return rows.stream().sorted().toList();
  }

  private static final List<String> ROWS =
      List.of(
          """
          SELECT concat_ws('|', tenant, 'owner', id, first_position, from_position, until_position,
                           actor, gone, name, coalesce(email, 'null'))
            FROM owners.owner
          """,
          """
          SELECT concat_ws('|', tenant, 'period', id, first_position, from_position, until_position,
                           actor, gone, name, start_date, end_date, currency, status)
            FROM periods.period
          """,
          """
          SELECT concat_ws('|', tenant, 'contribution', id, first_position, from_position,
                           until_position, actor, gone, period_id, owner_id, amount, currency,
                           date, CASE WHEN NOT gone THEN coalesce(comment, 'null') END)
            FROM contributions.contribution
          """);

  private List<String> ofTheseTenants(List<String> rows) {
    return rows.stream().filter(row -> byTenant.containsKey(row.split("\\|")[0])).toList();
  }

  private List<String> expectedRows() {
    var rows = new ArrayList<String>();
    byTenant.forEach(
        (tenant, histories) -> {
          var books = merged(histories);
          books.owners.forEach(
              (id, versions) -> rows(tenant, "owner", id, versions, HistoriesTest::row, rows));
          books.periods.forEach(
              (id, versions) -> rows(tenant, "period", id, versions, HistoriesTest::row, rows));
          books.contributions.forEach(
              (id, versions) ->
                  rows(tenant, "contribution", id, versions, HistoriesTest::row, rows));
        });
    return rows.stream().sorted().toList();
  }

  private static <V> void rows(
      String tenant,
      String table,
      UUID id,
      List<Version<V>> versions,
      Function<V, String> columns,
      List<String> rows) {
    for (int i = 0; i < versions.size(); i++) {
      var version = versions.get(i);
      var until = i + 1 < versions.size() ? versions.get(i + 1).position() : Long.MAX_VALUE;
      var value = version.value();
      var row =
          "%s|%s|%s|%d|%d|%d|%s|%s"
              .formatted(
                  tenant,
                  table,
                  id,
                  versions.getFirst().position(),
                  version.position(),
                  until,
                  version.actor(),
                  value == null ? "t" : "f");
      rows.add(value == null ? row : row + "|" + columns.apply(value));
    }
  }

  private static String row(Owner owner) {
    return owner.name() + "|" + owner.email();
  }

  private static String row(Period period) {
    return "%s|%s|%s|%s|%s"
        .formatted(
            period.name(),
            period.startDate(),
            period.endDate(),
            period.currency().code() + "/" + period.currency().decimals(),
            period.status());
  }

  private static String row(Contribution contribution) {
    return "%s|%s|%s|%s|%s|%s"
        .formatted(
            contribution.periodId().value(),
            contribution.ownerId().value(),
            contribution.amount(),
            contribution.currency(),
            contribution.date(),
            contribution.comment());
  }
}
