package dev.daybook.ledger.communities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.CarryForward.ChainedPeriod;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.communities.Books.Term;
import dev.daybook.ledger.communities.Community.Tally;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.projections.ContractEvents;
import dev.daybook.projections.ViewPositions;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of random communities through the whole command path; then every sheet, as of every
 * position, is what naive books say, and so is everything that was signed off or restated.
 */
class CommunitiesTest {

  private static final int ROUNDS = Integer.getInteger("communities.rounds", 1);
  private static final int SMALL = 500;
  private static final int SMALL_COMMANDS = 20;
  private static final int LARGE = 4;
  private static final int LARGE_COMMANDS = 200;
  private static final int LONGEST_CHAIN = 200;
  private static final int AT_A_TIME = 16;
  private static final int STATEMENTS_ASKED_ONE_IN = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final long seed = Long.getLong("communities.seed", 20_260_101);
  private final Random random = new Random(seed);
  private final RunningService service = RunningService.shared();
  private final Tally tally = new Tally(new ConcurrentSkipListMap<>());
  private final SheetQueries sheets = bean(SheetQueries.class);
  private final CarryForwardQueries carryForwards = bean(CarryForwardQueries.class);
  private final StatementQueries statements = bean(StatementQueries.class);

  private <T> T bean(Class<T> type) {
    return service.context().getBean(type);
  }

  @Test
  void everySheetAsOfEveryPositionIsWhatNaiveBooksSay() {
    System.out.println("seed " + seed);
    for (int round = 1; round <= ROUNDS; round++) {
      round("communities-" + round + "-");
    }
    System.out.println(tally.counts());
  }

  private void round(String name) {
    long t0 = System.nanoTime();
    var chain = community(name + "chain");
    var large = IntStream.range(0, LARGE).mapToObj(i -> community(name + "large-" + i)).toList();
    var small = IntStream.range(0, SMALL).mapToObj(i -> community(name + i)).toList();
    var all = new ArrayList<Community>(List.of(chain));
    all.addAll(large);
    all.addAll(small);

    eachOf(
        all,
        community -> {
          if (community == chain) {
            community.liveLong(LONGEST_CHAIN);
          } else {
            community.live(large.contains(community) ? LARGE_COMMANDS : SMALL_COMMANDS);
          }
        });
    long t1 = System.nanoTime();
    reached();
    eachOf(all, this::everythingSignedOff);
    long t2 = System.nanoTime();
    eachOf(small, community -> everySheet(community, 1, 1));
    eachOf(large, community -> everySheet(community, 3, 5));
    everySheet(chain, 80, 20);
    long t3 = System.nanoTime();
    System.out.printf(
        "lived %d ms, signed %d ms, sheets %d ms%n",
        (t1 - t0) / 1000000, (t2 - t1) / 1000000, (t3 - t2) / 1000000);
  }

  private Community community(String tenant) {
    return new Community(tenant, random.nextLong(), bean(CommandGate.class), tally);
  }

  private static void eachOf(List<Community> communities, Consumer<Community> action) {
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
    for (var view : StatementQueries.VIEWS) {
      assertThat(positions.await(view, head, PATIENCE).block()).isNotNull();
    }
  }

  private static final Boundary CLOSINGS =
      Boundary.of(
          Criterion.types(
              CommunityEvents.PERIOD_CLOSED.name(),
              CommunityEvents.CLOSING_BALANCES_STATED.name(),
              CommunityEvents.CLOSING_BALANCES_RESTATED.name()));

  private void everythingSignedOff(Community community) {
    var log = Await.one(bean(EventStore.class).source(community.tenant, CLOSINGS, 0)).events();

    assertThat(log.stream().map(CommunitiesTest::event).toList())
        .as(community::told)
        .isEqualTo(community.keeper.signedOff);
    log.forEach(event -> tally.count(event.type()));
  }

  private static Event event(StoredEvent stored) {
    return (Event) ContractEvents.of(CommunityEvents.TYPES).decode(stored);
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
  }

  private void statement(
      Community community, Moment moment, Reckoning reckoning, Term term, Random random) {
    var owners = reckoning.books().owners;
    var owner = owners.get(random.nextInt(owners.size())).id();
    OwnerStatement shown = Await.one(statements.statement(moment, term.id(), owner));

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
    assertThat(untimed(Await.one(carryForwards.of(moment, term.id()))))
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
}
