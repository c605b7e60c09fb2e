package dev.daybook.ledger.communities;

import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.CarryForward.ChainedPeriod;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.StoredTypes;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.Histories;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.ledger.communities.Books.Term;
import dev.daybook.ledger.communities.Community.Tally;
import dev.daybook.ledger.communities.FoldedTable.Happened;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.contract.EventSchemas;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.projections.ContractEvents;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Listing;
import dev.daybook.projections.RebuildProgress;
import dev.daybook.projections.ViewPositions;
import dev.daybook.projections.ViewRunner;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.CommunityTables;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random communities through the whole command path, many at a time; then every sheet, as of every
 * position, is what naive books say, and so is everything that was signed off or restated. Every
 * table reads as its events fold, at any position, and still so when its view is posted anew.
 *
 * <p>The seed says what is asked; how what is asked at once interleaves is the machine's business.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CommunitiesTest {

  private static final int SMALL = Histories.orElse(60);
  private static final int SMALL_COMMANDS = 20;
  private static final int LARGE = Math.max(1, SMALL / 125);
  private static final int LARGE_COMMANDS = 200;
  private static final int LONGEST_CHAIN = Math.min(200, SMALL);
  private static final int OVER_HTTP = Math.max(2, SMALL / 80);
  private static final int AT_A_TIME = 12;
  private static final int POSITIONS_ASKED = 5;
  private static final int LOOKED_AT_AGAIN_ONE_IN = 10;
  private static final int STATEMENTS_ASKED_ONE_IN = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Window WHOLE = new Window(0, 10_000);

  private final Random random = new Random(Seed.of("communities", 20_260_101));
  private final RunningService service = RunningService.shared();
  private final Tally tally = new Tally(new ConcurrentSkipListMap<>());
  private final SheetQueries sheets = bean(SheetQueries.class);
  private final CarryForwardQueries carryForwards = bean(CarryForwardQueries.class);
  private final StatementQueries statements = bean(StatementQueries.class);
  private final EventSchemas schemas = new EventSchemas(service);

  private <T> T bean(Class<T> type) {
    return service.context().getBean(type);
  }

  @Test
  void everySheetAsOfEveryPositionIsWhatNaiveBooksSay() {
    var chain = community("chain");
    var large = IntStream.range(0, LARGE).mapToObj(i -> community("large-" + i)).toList();
    var small = IntStream.range(0, SMALL).mapToObj(i -> community("small-" + i)).toList();

    var lives = new LinkedHashMap<Community, Runnable>();
    lives.put(chain, () -> chain.liveLong(LONGEST_CHAIN));
    large.forEach(community -> lives.put(community, () -> community.live(LARGE_COMMANDS)));
    small.forEach(community -> lives.put(community, () -> community.live(SMALL_COMMANDS)));
    eachOf(lives.keySet(), community -> requireNonNull(lives.get(community)).run());
    reached();
    eachOf(lives.keySet(), this::everythingSignedOff);
    eachOf(lives.keySet(), this::everyEventAsItsSchemaSays);
    eachOf(lives.keySet(), this::everyTable);
    eachOf(small, community -> everySheet(community, 1, 1));
    eachOf(large, community -> everySheet(community, 3, 5));
    everySheet(chain, 80, 20);
    wholeChain(chain);
    small.subList(0, OVER_HTTP).forEach(this::overHttp);

    postedAnew();
    var again =
        small.stream().filter(community -> random.nextInt(LOOKED_AT_AGAIN_ONE_IN) == 0).toList();
    eachOf(again, this::everyTable);
    eachOf(again, community -> everySheet(community, 3, 1));

    tally.hasAtLeast(LEAST);
    tally.hasAtLeast(OF_EACH);
  }

  /** Less would mean that the test tests something else than it says; of 500 communities. */
  private static final Map<String, Integer> LEAST =
      Map.ofEntries(
          of500("communities", 500),
          entry("periods in the longest chain", LONGEST_CHAIN),
          of500("sheets", 10_000),
          of500("statements", 500),
          of500("carry-forwards", 300),
          of500("readings that cost nothing", 200),
          of500("readings that cost something", 200),
          of500("sheets over HTTP", 100),
          of500("events as their schemas say", 5_000),
          of500("lists", 10_000),
          of500("histories", 10_000),
          of500("repeated", 300),
          of500("under a key of another", 100),
          of500("of an old version", 300),
          of500("at once", 1_000),
          of500("community.edit-property", 300),
          of500("community.reopen-period", 100),
          of500("community.void-expense", 30),
          of500("community.period-closed", 500),
          of500("community.closing-balances-restated", 200),
          of500("period_closed", 100),
          of500("unallocated_expenses", 25),
          of500("zero_consumption", 10),
          of500("no_active_property", 5));

  private static Map.Entry<String, Integer> of500(String what, int least) {
    return entry(what, least * SMALL / 500);
  }

  /** Whether they may end depends on every chain of periods: {@code OwnersEndOverHttpTest}. */
  private static final Set<String> NOT_AT_RANDOM =
      Set.of("community.owner-retired", "community.owner-returned");

  /** Of each other kind of event; in a few communities the rarest may not happen. */
  private static final Map<String, Integer> OF_EACH =
      CommunityKinds.ALL.types().stream()
          .map(EventType::name)
          .filter(name -> !NOT_AT_RANDOM.contains(name))
          .collect(Collectors.toMap(name -> name, name -> SMALL / 500));

  private Community community(String tenant) {
    return new Community(tenant, random.nextLong(), bean(CommandGate.class), tally);
  }

  private static void eachOf(Collection<Community> communities, Consumer<Community> action) {
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      communities.stream()
          .map(community -> CompletableFuture.runAsync(() -> action.accept(community), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void reached() {
    var positions = bean(ViewPositions.class);
    long head = Await.one(bean(EventStore.class).head());
    for (var view : VIEWS) {
      assertThat(positions.await(view, head, PATIENCE).block()).isNotNull();
    }
  }

  private static final Boundary CLOSINGS =
      Boundary.of(
          Criterion.types(
              PeriodEvent.PERIOD.type(PeriodClosed.class).name(),
              PeriodEvent.CLOSING.type(ClosingBalancesStated.class).name(),
              PeriodEvent.CLOSING.type(ClosingBalancesRestated.class).name()));

  private void everythingSignedOff(Community community) {
    tally.count("communities");
    var log = Await.one(bean(EventStore.class).source(community.tenant, CLOSINGS, 0)).events();

    assertThat(log.stream().map(CommunitiesTest::event).toList())
        .as(community::told)
        .isEqualTo(community.keeper.signedOff);
  }

  private void everyEventAsItsSchemaSays(Community community) {
    var log = Selection.of(community.tenant, Boundary.EVERYTHING);
    Await.all(bean(EventStore.class).read(log))
        .forEach(
            event -> {
              schemas.check(CloudEvent.schema(event.type(), event.revision()), event.payload());
              tally.count("events as their schemas say");
              tally.count(event.type());
            });
  }

  private static final StoredTypes EVENTS = ContractEvents.of(CommunityKinds.ALL.types());

  private static Event event(StoredEvent stored) {
    return (Event) EVENTS.decode(stored);
  }

  private static final List<EntryTable<?>> TABLES =
      Stream.of(Stream.of(OWNERS, PERIODS, PROPERTIES), CommunityTables.OF_PERIODS.stream())
          .<EntryTable<?>>flatMap(tables -> tables)
          .toList();

  private static final List<String> VIEWS =
      Stream.concat(StatementQueries.VIEWS.stream(), TABLES.stream().map(EntryTable::view))
          .distinct()
          .toList();

  private void everyTable(Community community) {
    var log =
        Await.all(bean(EventStore.class).read(Selection.of(community.tenant, Boundary.EVERYTHING)))
            .stream()
            .map(CommunitiesTest::happened)
            .toList();
    TABLES.forEach(table -> table(community, FoldedTable.of(table, log), log));
  }

  private static Happened happened(StoredEvent stored) {
    var actor = ContractJson.MAPPER.readTree(stored.metadata()).path("actor").asString();
    return new Happened(stored.position(), stored.recordedAt(), actor, event(stored));
  }

  private <T> void table(Community community, FoldedTable<T> folded, List<Happened> log) {
    var random = new Random(community.seed);
    var answers =
        folded.table().on(service.context().getBean("serviceConnections", TenantConnections.class));
    for (int i = 0; i < POSITIONS_ASKED; i++) {
      // The first time as it is, and then as it was.
      var at = (i == 0 ? log.getLast() : log.get(random.nextInt(log.size()))).position();
      var wanted = folded.any(random, at, new UUID(0, 1));
      var then =
          "%s at %d, %s of %s".formatted(community.told(), at, wanted, folded.table().name());
      var expected = folded.list(wanted, at);
      assertThat(Await.all(answers.all(community.tenant, wanted, at))).as(then).isEqualTo(expected);
      assertThat(pageByPage(answers, community.tenant, wanted, at, random))
          .as(then)
          .isEqualTo(expected);
      if (folded.table().columns().names().contains("amount")) {
        assertThat(answers.total(community.tenant, wanted, at).blockOptional(PATIENCE))
            .as(then)
            .isEqualTo(
                expected.stream()
                    .map(entry -> (BigDecimal) folded.column(entry.value(), "amount"))
                    .reduce(BigDecimal::add));
      }
      tally.count("lists");
      if (!folded.histories().isEmpty()) {
        var ids = List.copyOf(folded.histories().keySet());
        var id = ids.get(random.nextInt(ids.size()));
        assertThat(Await.all(answers.history(community.tenant, id, at)))
            .as(then)
            .isEqualTo(folded.history(id, at));
        assertThat(answers.get(community.tenant, id, at).block(PATIENCE))
            .as(then)
            .isEqualTo(folded.entry(id, at));
        tally.count("histories");
      }
    }
  }

  private static <T> List<Entry<T>> pageByPage(
      EntryAnswers<T> answers, String tenant, Wanted wanted, long at, Random random) {
    var all = new ArrayList<Entry<T>>();
    Listing<T> page;
    do {
      var window = new Window(all.size(), 1 + random.nextInt(6));
      page = Await.one(answers.list(tenant, wanted, at, window));
      all.addAll(page.entries());
    } while (!page.entries().isEmpty() && all.size() < page.total());
    assertThat(page.total()).isEqualTo(all.size());
    return all;
  }

  private void postedAnew() {
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
                  assertThat(requireNonNull(ended).state()).isEqualTo(RebuildProgress.State.DONE));
    }
  }

  private void everySheet(Community community, int everyPosition, int everyPeriod) {
    var days = new Random(community.seed);
    for (var then : community.keeper.at.entrySet()) {
      if (days.nextInt(everyPosition) == 0) {
        var books = then.getValue();
        var today = Whims.FIRST_DAY.plusDays(days.nextInt(Whims.DAYS));
        var moment = new Moment(community.tenant, then.getKey(), today);
        var terms = books.terms.stream().filter(term -> days.nextInt(everyPeriod) == 0).toList();
        terms.forEach(term -> sheet(community, moment, new Reckoning(books, today), term));
        if (!terms.isEmpty() && days.nextInt(STATEMENTS_ASKED_ONE_IN) == 0) {
          var term = terms.get(days.nextInt(terms.size()));
          statement(community, moment, new Reckoning(books, today), term, days);
        }
      }
    }
  }

  private void sheet(Community community, Moment moment, Reckoning reckoning, Term term) {
    var shown = sheets.sheet(moment, term.id()).map(PeriodSheet::shown).block(PATIENCE);

    assertThat(shown)
        .as(() -> "%s, %s".formatted(community.told(), moment))
        .isEqualTo(reckoning.sheet(term, moment.at()));
    tally.count("sheets");
    readings(community, moment, reckoning, term);
  }

  private void readings(Community community, Moment moment, Reckoning reckoning, Term term) {
    var expected = reckoning.costs(term);
    if (!expected.isEmpty()) {
      var shown = Await.one(sheets.readingCosts(moment, term.id()));
      expected.forEach(
          (reading, cost) -> {
            assertThat(shown.of(reading))
                .as(() -> "%s, %s, %s".formatted(community.told(), moment, reading))
                .isEqualTo(cost);
            tally.count(
                cost.signum() == 0 ? "readings that cost nothing" : "readings that cost something");
          });
    }
  }

  private void statement(
      Community community, Moment moment, Reckoning reckoning, Term term, Random random) {
    var owners = reckoning.books().owners;
    var owner = owners.get(random.nextInt(owners.size())).id();
    OwnerStatement shown = Await.one(statements.statement(moment, term.id(), owner, WHOLE)).shown();

    var then = "%s, %s".formatted(community.told(), moment);
    assertThat(
            shown.lines().stream()
                .map(line -> new Reckoning.Line(line.kind(), line.amount(), line.sourceId())))
        .as(then)
        .containsExactlyInAnyOrderElementsOf(reckoning.lines(term, owner));
    assertThat(shown.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
        .as(then)
        .isEqualByComparingTo(shown.balance());
    tally.count("statements");
    carryForward(then, moment, reckoning, term);
  }

  private void carryForward(String then, Moment moment, Reckoning reckoning, Term term) {
    assertThat(untimed(Await.one(carryForwards.of(moment, term.id(), WHOLE)).shown()))
        .as(then)
        .isEqualTo(reckoning.carryForward(term, moment.at()));
    tally.count("carry-forwards");
  }

  /** When and where something was restated is for the log to say. */
  private static CarryForward untimed(CarryForward shown) {
    return new CarryForward(
        shown.periodId(),
        shown.currency(),
        shown.position(),
        shown.periods().stream().map(CommunitiesTest::untimed).toList());
  }

  private static ChainedPeriod untimed(ChainedPeriod shown) {
    return new ChainedPeriod(
        shown.periodId(),
        shown.name(),
        shown.status(),
        shown.provisional(),
        shown.opening(),
        shown.movement(),
        shown.closing(),
        shown.owners(),
        shown.restatements().stream()
            .map(r -> new Restatement(0, Instant.EPOCH, r.cause(), r.old(), r.restated()))
            .toList());
  }

  private void wholeChain(Community community) {
    var last = community.keeper.at.lastEntry();
    var books = last.getValue();
    var moment = new Moment(community.tenant, last.getKey(), Whims.FIRST_DAY);
    var reckoning = new Reckoning(books, moment.today());
    var shown = Await.one(carryForwards.of(moment, books.terms.getFirst().id(), WHOLE)).shown();
    assertThat(untimed(shown))
        .as(community::told)
        .isEqualTo(reckoning.carryForward(books.terms.getFirst(), moment.at()));
    shown.periods().forEach(period -> tally.count("periods in the longest chain"));
  }

  /** As the world sees it: by the position of every command, and by the time of it. */
  private void overHttp(Community community) {
    var session = service.tenant(community.tenant);
    var log = Selection.of(community.tenant, Boundary.EVERYTHING);
    var times = new TreeMap<Long, Instant>();
    Await.all(bean(EventStore.class).read(log))
        .forEach(event -> times.put(event.position(), event.recordedAt()));
    for (var then : community.keeper.at.entrySet()) {
      var time = requireNonNull(times.get(then.getKey()));
      overHttp(session, community, "at_position=" + then.getKey(), then.getValue(), time);
      overHttp(
          session,
          community,
          "as_of=" + time,
          requireNonNull(community.keeper.at.floorEntry(lastAt(times, time))).getValue(),
          time);
    }
  }

  /** Events that were written together have one time. */
  private static long lastAt(NavigableMap<Long, Instant> times, Instant time) {
    return times.entrySet().stream()
        .filter(event -> !event.getValue().isAfter(time))
        .mapToLong(Map.Entry::getKey)
        .max()
        .orElseThrow();
  }

  private void overHttp(
      Session session, Community community, String moment, Books books, Instant time) {
    var reckoning = new Reckoning(books, LocalDate.ofInstant(time, ZoneOffset.UTC));
    for (var term : books.terms) {
      var path = "/periods/%s/balance-sheet?%s".formatted(term.id().value(), moment);
      var reply = session.get(path).is(200);
      assertThat(ContractJson.MAPPER.treeToValue(reply.data(), BalanceSheet.class))
          .as(() -> "%s, %s".formatted(community.told(), moment))
          .isEqualTo(reckoning.sheet(term, reply.position()));
      tally.count("sheets over HTTP");
    }
  }
}
