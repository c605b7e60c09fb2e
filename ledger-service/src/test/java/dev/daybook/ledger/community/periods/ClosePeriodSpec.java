package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.AllocationStrategy.PROPORTIONAL;
import static dev.daybook.ledger.community.Story.*;
import static dev.daybook.ledger.community.periods.ClosePeriod.MAX_BALANCES_COMPARED;
import static dev.daybook.ledger.community.periods.ClosePeriod.MAX_BALANCES_IN_AN_EVENT;
import static dev.daybook.ledger.community.periods.ClosePeriod.MAX_BALANCES_RESTATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.CountedProperty;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.PeriodEntries;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.CommunityRejection.CannotClose;
import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosedAlready;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.periods.ClosePeriod.State;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.ViewedSliceSpec;
import dev.daybook.projections.community.sheets.PeriodSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosePeriodSpec {

  private static final LocalDate TODAY = LocalDate.parse("2026-04-02");
  private static final ClosePeriod.Asked CLOSE = new ClosePeriod.Asked(Q1, TODAY, false);
  private static final ClosePeriod.Asked CLOSE_ANYWAY = new ClosePeriod.Asked(Q1, TODAY, true);
  private static final PeriodClosed CLOSED = new PeriodClosed(Q1, TODAY);
  private static final List<Owner> ADA_AND_BEN =
      List.of(new Owner(ADA, "Ada", null), new Owner(BEN, "Ben", null));
  private static final CountedProperty FLAT_OF_ADA =
      new CountedProperty(FLAT, "Flat 1", ADA, BigDecimal.ONE, true);

  private static final String NO_ITEM =
      "No budget item shares the expenses of \"Roof\"; add one, or accept them as unallocated.";

  private final ViewedSliceSpec<ClosePeriod.Asked, ClosePeriod.State> spec =
      new ViewedSliceSpec<>(new ClosePeriod(), CommunityKinds.ALL);

  @Test
  void whatWasNeverOpenedIsUnknown() {
    spec.given(new State(null, Map.of(), Map.of()))
        .when(CLOSE)
        .ofVersion(0)
        .thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void nothingIsClosedTwice() {
    spec.given(alone(closed(Q1, null, 8), contributed(100)))
        .when(CLOSE)
        .ofVersion(8)
        .thenRefused(new PeriodIsClosedAlready(Q1));
  }

  @Test
  void whatEveryOwnersAccountComesToIsSignedOff() {
    spec.given(alone(open(Q1, null), contributed(125_50)))
        .when(CLOSE)
        .then(stated(signed(ADA, "0.00", "125.50"), signed(BEN, "0.00", "0.00")), CLOSED)
        .answering(
            new Period(Q1, "1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.CLOSED, null, TODAY));
  }

  @Test
  void anAccountGoesOnFromWhatItOpensWith() {
    var openings = new Balances(Map.of(BEN, 3_00L, ADA, -25_50L));

    spec.given(state(chain(0, open(Q1, null)), openings, contributed(125_50)))
        .when(CLOSE)
        .then(stated(signed(ADA, "-25.50", "100.00"), signed(BEN, "3.00", "3.00")), CLOSED);
  }

  @Test
  void expensesThatNoItemSharesAreInTheWayUnlessTheyAreAccepted() {
    spec.given(unallocated()).when(CLOSE).thenRefused(cannot("unallocated_expenses", NO_ITEM));
    spec.given(unallocated())
        .when(CLOSE_ANYWAY)
        .then(stated(signed(ADA, "0.00", "50.00"), signed(BEN, "0.00", "0.00")), CLOSED);
  }

  @Test
  void everythingInTheWayIsToldAtOnce() {
    var entries =
        entries(
            List.of(item(PROPORTIONAL)),
            Map.of("SECURITY", 5_00L, "Roof", 45_00L),
            Map.of(),
            List.of());

    assertThat(new ClosePeriod().decide(CLOSE, alone(open(Q1, null), entries)))
        .extracting(decision -> decision.toString())
        .asString()
        .contains("no_active_property", "unallocated_expenses");
  }

  @Test
  void aLaterClosingIsRestatedForTheOwnersWhoseBalanceIsAnotherOne() {
    var state =
        new State(
            sheet(chain(0, open(Q1, null), closed(Q2, Q1, 9)), Balances.NONE, contributed(100_00)),
            Map.of(Q2, new SignedOff(balances(80_00, 7_00), balances(-10_00, 7_00))),
            Map.of());

    spec.given(state)
        .when(CLOSE)
        .then(
            stated(signed(ADA, "0.00", "100.00"), signed(BEN, "0.00", "0.00")),
            new ClosingBalancesRestated(
                Q2,
                List.of(new OwnerBalance(ADA, new BigDecimal("80.00"))),
                List.of(new OwnerBalance(ADA, new BigDecimal("90.00"))),
                Q1),
            CLOSED);
  }

  @Test
  void whatComesToTheSameIsNotRestated() {
    var state =
        new State(
            sheet(chain(0, open(Q1, null), closed(Q2, Q1, 9)), Balances.NONE, contributed(90_00)),
            Map.of(Q2, new SignedOff(balances(80_00, 0), balances(-10_00, 0))),
            Map.of());

    spec.given(state)
        .when(CLOSE)
        .then(stated(signed(ADA, "0.00", "90.00"), signed(BEN, "0.00", "0.00")), CLOSED);
  }

  @Test
  void balancesAreCarriedThroughAnOpenPeriodWhichSignsOffNothing() {
    var state =
        new State(
            sheet(
                chain(0, open(Q1, null), open(Q2, Q1), closed(Q3, Q2, 9)),
                Balances.NONE,
                contributed(100_00)),
            Map.of(Q3, new SignedOff(balances(0, 0), balances(0, 0))),
            Map.of(Q2, Movements.of(contributed(1_00))));

    spec.given(state)
        .when(CLOSE)
        .then(
            stated(signed(ADA, "0.00", "100.00"), signed(BEN, "0.00", "0.00")),
            new ClosingBalancesRestated(
                Q3,
                List.of(new OwnerBalance(ADA, new BigDecimal("0.00"))),
                List.of(new OwnerBalance(ADA, new BigDecimal("101.00"))),
                Q1),
            CLOSED);
  }

  @Test
  void whatWasNotReadBecauseNothingBehindItIsClosedIsLeftAlone() {
    spec.given(state(chain(0, open(Q1, null), open(Q2, Q1)), Balances.NONE, contributed(100_00)))
        .when(CLOSE)
        .then(stated(signed(ADA, "0.00", "100.00"), signed(BEN, "0.00", "0.00")), CLOSED);
  }

  @Test
  void aVeryLargeCommunitysBalancesTakeSeveralEvents() {
    var owners = owners(MAX_BALANCES_IN_AN_EVENT + 1);
    var chain = chain(0, open(Q1, null), closed(Q2, Q1, 9));
    var state =
        new State(
            sheet(owners, chain, each(owners, 1)),
            Map.of(Q2, new SignedOff(Balances.NONE, Balances.NONE)),
            Map.of());

    var events = ((Decision.Accepted) new ClosePeriod().decide(CLOSE, state)).events();

    assertThat(events.stream().map(ClosePeriodSpec::balancesIn))
        .containsExactly(MAX_BALANCES_IN_AN_EVENT, 1, MAX_BALANCES_IN_AN_EVENT, 1, 0);
    assertThat(events.getLast()).isEqualTo(CLOSED);
  }

  private static int balancesIn(Event event) {
    return switch (event) {
      case ClosingBalancesStated stated -> stated.balances().size();
      case ClosingBalancesRestated restated -> restated.restated().size();
      default -> 0;
    };
  }

  @Test
  void moreThanOneAppendHoldsIsNotRestated() {
    var owners = owners(1_000);
    var links = new ArrayList<>(List.of(open(Q1, null)));
    var signedOff = new HashMap<PeriodId, SignedOff>();
    for (int i = 0; i < MAX_BALANCES_RESTATED / owners.size(); i++) {
      var id = new PeriodId(new UUID(1, i));
      links.add(closed(id, links.getLast().period().id(), 9));
      signedOff.put(id, new SignedOff(Balances.NONE, Balances.NONE));
    }
    var fitting =
        new State(sheet(owners, new Chain(links, 0), each(owners, 1)), signedOff, Map.of());
    assertThat(new ClosePeriod().decide(CLOSE, fitting)).isInstanceOf(Decision.Accepted.class);

    var last = closed(Q3, links.getLast().period().id(), 9);
    links.add(last);
    signedOff.put(Q3, new SignedOff(Balances.NONE, Balances.NONE));
    var oneMore =
        new State(sheet(owners, new Chain(links, 0), each(owners, 1)), signedOff, Map.of());
    assertThat(new ClosePeriod().decide(CLOSE, oneMore).toString())
        .contains("too_much_to_restate", "200,000", "Reopen");
  }

  @Test
  void whatIsTooMuchToCompareIsNotEvenRead() {
    var owners = owners(1 + MAX_BALANCES_COMPARED / 2);
    var two = chain(0, open(Q1, null), closed(Q2, Q1, 9), closed(Q3, Q2, 9));
    var sheet = sheet(owners, two, Balances.NONE);

    assertThat(ClosePeriod.later(sheet)).isEmpty();
    assertThat(new ClosePeriod().decide(CLOSE, new State(sheet, Map.of(), Map.of())).toString())
        .contains("too_much_to_restate");
    assertThat(ClosePeriod.later(sheet(ADA_AND_BEN, two, Balances.NONE))).hasSize(2);
  }

  private static List<Owner> owners(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Owner(new OwnerId(new UUID(0, i)), "Owner " + i, null))
        .toList();
  }

  private static Balances each(List<Owner> owners, long cents) {
    return new Balances(owners.stream().collect(Collectors.toMap(Owner::id, owner -> cents)));
  }

  private static PeriodSheet sheet(List<Owner> owners, Chain chain, Balances openings) {
    return PeriodSheet.of(9, chain, owners, openings, Movements.of(contributed(0)), Map.of());
  }

  @Test
  void itDependsOnAllThatTheSheetDependsOn() {
    spec.given(alone(open(Q1, null), contributed(1)))
        .when(CLOSE)
        .dependingOn(
            contributionTo(Q1),
            spent("1.00"),
            charged("1.00"),
            metered("0", "1"),
            security(),
            ada(),
            flat(),
            new PropertyChanged(FLAT, NEW_YEAR, BEN, null, null),
            new PeriodReopened(Q2, "any period's"))
        .regardlessOf(contributionTo(Q2), new OwnerEdited(ADA, "Ada L.", null));
  }

  @Test
  void itDependsOnTheEntriesOfOpenPeriodsBeforeItAndBehindIt() {
    var chain = chain(1, open(Q2, null), open(Q1, Q2), open(Q3, Q1));
    var sheet = sheet(chain, Balances.NONE, contributed(1));

    spec.given(new State(sheet, Map.of(), Map.of(Q3, Movements.of(contributed(1)))))
        .when(CLOSE)
        .dependingOn(contributionTo(Q2), contributionTo(Q3));
    spec.given(new State(sheet, Map.of(), Map.of())).when(CLOSE).regardlessOf(contributionTo(Q3));
  }

  private static ClosingBalancesStated stated(ClosingBalance... balances) {
    return new ClosingBalancesStated(Q1, List.of(balances));
  }

  private static ContributionRecorded contributionTo(PeriodId period) {
    return new ContributionRecorded(
        new Contribution(FIRST, period, ADA, new BigDecimal("1.00"), EUR, NEW_YEAR, null));
  }

  private static CannotClose cannot(String code, String message) {
    return new CannotClose(List.of(new Hindrance(code, message)));
  }

  private static Link open(PeriodId id, @Nullable PeriodId previous) {
    return link(id, previous, PeriodStatus.OPEN, null, 1);
  }

  private static Link closed(PeriodId id, @Nullable PeriodId previous, long position) {
    return link(id, previous, PeriodStatus.CLOSED, END_OF_MARCH, position);
  }

  private static Link link(
      PeriodId id,
      @Nullable PeriodId previous,
      PeriodStatus status,
      @Nullable LocalDate closedOn,
      long changed) {
    return new Link(
        new Period(id, "1", NEW_YEAR, END_OF_MARCH, EUROS, status, previous, closedOn), changed);
  }

  private static Chain chain(int asked, Link... links) {
    return new Chain(List.of(links), asked);
  }

  private static State alone(Link link, PeriodEntries entries) {
    return state(chain(0, link), Balances.NONE, entries);
  }

  private static State state(Chain chain, Balances openings, PeriodEntries entries) {
    return new State(sheet(chain, openings, entries), Map.of(), Map.of());
  }

  private static PeriodSheet sheet(Chain chain, Balances openings, PeriodEntries entries) {
    return PeriodSheet.of(9, chain, ADA_AND_BEN, openings, Movements.of(entries), Map.of());
  }

  private static PeriodEntries contributed(long cents) {
    return new PeriodEntries(
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(ADA, cents),
        Map.of(),
        Map.of(),
        List.of(FLAT_OF_ADA),
        List.of());
  }

  private static State unallocated() {
    return alone(
        open(Q1, null),
        entries(List.of(), Map.of("Roof", 50_00L), Map.of(ADA, 50_00L), List.of(FLAT_OF_ADA)));
  }

  private static PeriodEntries entries(
      List<BudgetItem> items,
      Map<String, Long> expenses,
      Map<OwnerId, Long> paid,
      List<CountedProperty> properties) {
    return new PeriodEntries(
        items, Map.of(), expenses, Map.of(), paid, Map.of(), properties, List.of());
  }

  private static BudgetItem item(AllocationStrategy strategy) {
    return new BudgetItem(SECURITY, Q1, "SECURITY", new BigDecimal("600.00"), EUR, strategy, null);
  }

  private static Balances balances(long ada, long ben) {
    return new Balances(Map.of(ADA, ada, BEN, ben));
  }

  private static ClosingBalance signed(OwnerId owner, String opening, String balance) {
    return new ClosingBalance(
        owner,
        Money.of(new BigDecimal(opening), EUROS).amount(),
        Money.of(new BigDecimal(balance), EUROS).amount());
  }
}
