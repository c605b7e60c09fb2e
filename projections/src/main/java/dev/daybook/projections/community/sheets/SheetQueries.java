package dev.daybook.projections.community.sheets;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.MeterCosts;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.Property;
import dev.daybook.accounting.community.ReadingCosts;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.balances.BalanceQueries;
import dev.daybook.projections.community.balances.BalanceQueries.Closing;
import dev.daybook.projections.community.balances.BalancesView;
import dev.daybook.projections.community.periods.PeriodQueries;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.pool.Pool;
import reactor.pool.PoolBuilder;

/**
 * Reads from views what sheets are drawn up from. A sheet is drawn up once for all who ask for it
 * until the tenant writes something down, however many watch it.
 */
public final class SheetQueries {

  /** The views that it reads. */
  public static final List<String> VIEWS =
      List.of(
          OWNERS.view(),
          PERIODS.view(),
          PROPERTIES.view(),
          BUDGET_ITEMS.view(),
          READINGS.view(),
          BalancesView.NAME);

  private static final String[] VIEW_NAMES = VIEWS.toArray(String[]::new);
  private static final long BYTES_FOR_NEWEST_SHEETS = 48L << 20;
  private static final long BYTES_FOR_PAST_SHEETS = 16L << 20;

  /**
   * What is known of a period of a large house takes megabytes until it is reckoned, and four
   * connections to read: more at a time would not be any faster, and whoever comes meanwhile waits.
   */
  private static final int PERIODS_RECKONED_AT_A_TIME = 4;

  private final TenantConnections connections;
  private final EntryAnswers<Owner> owners;
  private final PeriodQueries periods;
  private final EntryAnswers<Property> properties;
  private final EntryAnswers<BudgetItem> items;
  private final EntryAnswers<Reading> readings;
  private final BalanceQueries balances;
  private final DrawnSheets drawn;
  private final Pool<Boolean> turns = turns(PERIODS_RECKONED_AT_A_TIME);

  /**
   * The turns of those who read in a snapshot, and so have a connection already: if they waited for
   * those who wait for a connection, nobody would go on.
   */
  private final Pool<Boolean> turnsInSnapshots = turns(PERIODS_RECKONED_AT_A_TIME);

  public SheetQueries(TenantConnections connections, PeriodQueries periods, Clock clock) {
    this.drawn = new DrawnSheets(BYTES_FOR_NEWEST_SHEETS, BYTES_FOR_PAST_SHEETS, clock);
    this.connections = connections;
    this.owners = OWNERS.on(connections);
    this.periods = periods;
    this.properties = PROPERTIES.on(connections);
    this.items = BUDGET_ITEMS.on(connections);
    this.readings = READINGS.on(connections);
    this.balances = new BalanceQueries(connections);
  }

  private static Pool<Boolean> turns(int atATime) {
    return PoolBuilder.from(Mono.just(true)).sizeBetween(0, atATime).buildPool();
  }

  /** A period's sheet; empty if there is no such period. */
  public Mono<PeriodSheet> sheet(Moment moment, PeriodId id) {
    return LogState.at(connections, moment.tenant(), moment.at(), VIEW_NAMES)
        .map(log -> new DrawnSheets.Asked(moment.tenant(), id, log, moment.today()))
        .flatMap(asked -> drawn.sheet(asked, drawnUpAnew(moment, id)))
        .map(sheet -> sheet.reflecting(moment.at()))
        // All who waited go on at once, and writing a large sheet as JSON is work, too.
        .publishOn(Schedulers.parallel());
  }

  /** The same for who decides on it, and shares it with nobody. */
  public Mono<PeriodSheet> drawnUpAnew(Moment moment, PeriodId id) {
    return chain(moment, id).flatMap(chain -> drawing(moment, chain));
  }

  private Mono<PeriodSheet> drawing(Moment moment, Chain chain) {
    return Mono.zip(owners(moment), opening(moment, chain), facts(moment, chain.link()))
        .map(
            known ->
                PeriodSheet.of(
                    moment.at(),
                    chain,
                    known.getT1(),
                    known.getT2(),
                    known.getT3().movements(),
                    known.getT3().itemPositions()));
  }

  /** The chain that a period belongs to; empty if there is no such period. */
  public Mono<Chain> chain(Moment moment, PeriodId id) {
    return periods
        .all(moment.tenant(), moment.at())
        .map(entry -> new Link(entry.value(), entry.changed()))
        .collectList()
        .flatMap(all -> Mono.justOrEmpty(Chain.of(all, id)));
  }

  /** In the order of registration. */
  public Mono<List<Owner>> owners(Moment moment) {
    return owners.all(moment.tenant(), Wanted.ALL, moment.at()).map(Entry::value).collectList();
  }

  /**
   * What the period that the chain is seen from opens with. One period's movements are at hand at a
   * time: in a long chain all of them would be more than there is room for.
   */
  public Mono<Balances> opening(Moment moment, Chain chain) {
    return base(moment, chain.reckonedOn())
        .flatMap(
            base ->
                Flux.fromIterable(chain.reckonedBefore())
                    .concatMap(link -> movement(moment, link), 1)
                    .reduce(base, Balances::plus));
  }

  private Mono<Balances> base(Moment moment, @Nullable Link link) {
    return link == null ? Mono.just(Balances.NONE) : signedOff(moment, link, SignedOff::balances);
  }

  /** How every owner's balance moves in a period of a chain. */
  public Mono<Balances> movement(Moment moment, Link link) {
    return link.isSignedOff()
        ? signedOff(moment, link, SignedOff::movement)
        : facts(moment, link).map(facts -> facts.movements().balances());
  }

  private Mono<Balances> signedOff(
      Moment moment, Link link, Function<SignedOff, Balances> balances) {
    return signedOff(moment, List.of(link))
        .map(known -> balances.apply(requireNonNull(known.get(link.period().id()))));
  }

  /** What was signed off of periods that are closed. */
  public Mono<Map<PeriodId, SignedOff>> signedOff(Moment moment, Collection<Link> links) {
    return balances
        .closings(
            moment.tenant(), links.stream().map(link -> link.period().id()).toList(), moment.at())
        .map(closings -> signedOff(links, closings));
  }

  private static Map<PeriodId, SignedOff> signedOff(
      Collection<Link> links, List<Closing> closings) {
    var byPeriod = closings.stream().collect(Collectors.groupingBy(Closing::period));
    var signedOff = HashMap.<PeriodId, SignedOff>newHashMap(links.size());
    for (var link : links) {
      signedOff.put(
          link.period().id(), signedOff(byPeriod.getOrDefault(link.period().id(), List.of())));
    }
    return signedOff;
  }

  static SignedOff signedOff(List<Closing> closings) {
    return new SignedOff(
        new Balances(closings.stream().collect(Collectors.toMap(Closing::owner, Closing::balance))),
        new Balances(
            closings.stream()
                .collect(
                    Collectors.toMap(
                        Closing::owner, c -> MinorUnits.minus(c.closed(), c.opening())))));
  }

  /** What moved in periods whose entries must be reckoned. */
  public Mono<Map<PeriodId, Movements>> reckoned(Moment moment, Collection<Link> links) {
    return Flux.fromIterable(links)
        .concatMap(
            link ->
                facts(moment, link).map(facts -> Map.entry(link.period().id(), facts.movements())))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** What a period comes to, whatever it began with; empty if there is no such period. */
  public Mono<Movements> movements(Moment moment, PeriodId id) {
    return chain(moment, id).flatMap(chain -> facts(moment, chain.link())).map(Facts::movements);
  }

  /** What each reading of a period comes to; empty if there is no such period. */
  public Mono<ReadingCosts> readingCosts(Moment moment, PeriodId id) {
    return chain(moment, id)
        .flatMap(
            chain ->
                facts(moment, chain.link())
                    .map(
                        facts ->
                            new ReadingCosts(
                                chain.link().period().currency(),
                                MeterCosts.of(facts.movements(), facts.readings()))));
  }

  private Mono<Facts> facts(Moment moment, Link link) {
    return connections
        .isInSnapshot(moment.tenant())
        .map(inSnapshot -> inSnapshot ? turnsInSnapshots : turns)
        .flatMapMany(free -> free.withPoolable(turn -> reading(moment, link)))
        .single();
  }

  private Mono<Facts> reading(Moment moment, Link link) {
    long at = when(moment, link);
    var tenant = moment.tenant();
    var period = link.period().id();
    return Mono.zip(
            items.all(tenant, Wanted.in(period), at).collectList(),
            balances.totals(tenant, period, at),
            properties.all(tenant, Wanted.ALL, at).map(Entry::value).collectList(),
            readings(tenant, period, at))
        // Sharing is work, and the connections' threads are there for all requests.
        .publishOn(Schedulers.parallel())
        .map(
            known ->
                Facts.of(
                    known.getT1(),
                    known.getT2(),
                    known.getT3(),
                    known.getT4(),
                    Facts.countingDay(link, moment.today())));
  }

  /** A closed period's sheet stays as it was at the closing, whatever changes elsewhere. */
  private static long when(Moment moment, Link link) {
    return link.isOpen() ? moment.at() : link.changed();
  }

  private Mono<List<Reading>> readings(String tenant, PeriodId period, long at) {
    return readings.all(tenant, Wanted.in(period), at).map(Entry::value).collectList();
  }
}
