package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.Hindrances;
import dev.daybook.accounting.community.Movements;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.ClosingBalancesStated;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.CannotClose;
import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosedAlready;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.Periods;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice.State;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.community.sheets.PeriodSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period closes, and what every owner's account comes to is signed off; from then on nothing
 * slips in, because every recorder's boundary holds the closing. Where a corrected period closes
 * again, the closings of later periods are restated with it.
 */
public final class ClosePeriodSlice implements ViewedSlice<ClosePeriod, State> {

  /**
   * @param sheet of the period; null if there is no such period
   * @param signedOff of the later periods that are closed
   * @param reckoned of the open ones among them
   */
  public record State(
      @Nullable PeriodSheet sheet,
      Map<PeriodId, SignedOff> signedOff,
      Map<PeriodId, Movements> reckoned) {}

  /** A condition may not name any number of periods; beyond it the entries of all of them count. */
  private static final int MAX_PERIODS_NAMED = 50;

  /** So that an event stays far smaller than the log's largest, which has 4 MB. */
  static final int MAX_BALANCES_IN_AN_EVENT = 10_000;

  /** So that all restatements stay within the 1,000 events and 64 MB that are appended at once. */
  private static final int MAX_RESTATEMENTS = 900;

  static final int MAX_BALANCES_RESTATED = 200_000;

  /** So that to find out which balances are others now takes neither minutes nor all the memory. */
  static final int MAX_BALANCES_COMPARED = 600_000;

  private static final Hindrance TOO_MUCH_TO_RESTATE =
      new Hindrance(
          "too_much_to_restate",
          String.format(
              Locale.ROOT,
              "Too many closings of later periods would have to be restated, or looked at: at most"
                  + " %,d of %,d balances are at once. Reopen the last of these periods first, and"
                  + " close them again, in order, after this one.",
              MAX_BALANCES_RESTATED,
              MAX_BALANCES_COMPARED));

  private static final Criterion ALL_ENTRIES =
      new Criterion(CommunityKinds.typesOfEntries(), Set.of());

  /** What every sheet of the tenant depends on. */
  private static final List<Criterion> OF_ALL_SHEETS =
      List.of(
          Periods.LIFECYCLES,
          Criterion.types(
              CommunityEvents.CLOSING_BALANCES_RESTATED.name(),
              CommunityEvents.OWNER_REGISTERED.name(),
              CommunityEvents.PROPERTY_REGISTERED.name(),
              CommunityEvents.PROPERTY_RELABELLED.name(),
              CommunityEvents.PROPERTY_CHANGED.name()));

  @Override
  public Class<ClosePeriod> command() {
    return ClosePeriod.class;
  }

  @Override
  public String name() {
    return "community.close-period";
  }

  /** All entries of the period, and of the open periods whose balances it carries on or forward. */
  @Override
  public Boundary boundary(ClosePeriod c, State state) {
    var reckoned =
        state.sheet() == null
            ? Stream.<PeriodId>of()
            : Stream.concat(
                state.sheet().chain().unsignedBefore().stream().map(link -> link.period().id()),
                state.reckoned().keySet().stream());
    var periods = Stream.concat(Stream.of(c.periodId()), reckoned).toList();
    var entries =
        periods.size() > MAX_PERIODS_NAMED
            ? Stream.of(ALL_ENTRIES)
            : periods.stream().map(period -> Criterion.ANY.tagged(CommunityEvents.period(period)));
    return new Boundary(Stream.concat(OF_ALL_SHEETS.stream(), entries).toList());
  }

  /**
   * All of it: which other periods' entries count is only known once the chain is read, and any of
   * them could be recorded faster than a sheet is drawn up.
   */
  @Override
  public Boundary contended(ClosePeriod c) {
    return Boundary.EVERYTHING;
  }

  @Override
  public Decision decide(ClosePeriod c, State state) {
    var sheet = state.sheet();
    if (sheet == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (!sheet.chain().link().isOpen()) {
      return refuse(new PeriodIsClosedAlready(c.periodId()));
    }
    var hindrances = Hindrances.toClosing(sheet.movements(), c.acceptUnallocated());
    return hindrances.isEmpty() ? closed(c, sheet, state) : refuse(new CannotClose(hindrances));
  }

  /**
   * The later periods that its closing concerns; none if they are too many. Behind the last closing
   * there is nothing that could be restated.
   */
  static List<Link> later(PeriodSheet sheet) {
    var after = sheet.chain().after();
    int last = after.size();
    while (last > 0 && !after.get(last - 1).isSignedOff()) {
      last--;
    }
    return isTooMuchToCompare(sheet) ? List.of() : after.subList(0, last);
  }

  private static boolean isTooMuchToCompare(PeriodSheet sheet) {
    long closings = sheet.chain().after().stream().filter(Link::isSignedOff).count();
    return closings * sheet.owners().size() > MAX_BALANCES_COMPARED;
  }

  /** The closing comes last, so that every position shows what is either all open or all closed. */
  private static Decision closed(ClosePeriod c, PeriodSheet sheet, State state) {
    var closing = sheet.openings().plus(sheet.movements().balances());
    var restatements = restatements(c, sheet, closing, state);
    if (isTooMuchToCompare(sheet) || isTooMuch(restatements)) {
      return refuse(new CannotClose(List.of(TOO_MUCH_TO_RESTATE)));
    }
    var events = new ArrayList<Event>(stated(sheet, closing));
    events.addAll(restatements);
    events.add(new PeriodClosed(c.periodId(), c.on()));
    return new Decision.Accepted(events);
  }

  private static List<ClosingBalancesStated> stated(PeriodSheet sheet, Balances closing) {
    return sheet.owners().stream()
        .map(owner -> signedOff(owner.id(), sheet, closing))
        .gather(Gatherers.windowFixed(MAX_BALANCES_IN_AN_EVENT))
        .map(balances -> new ClosingBalancesStated(sheet.period().id(), balances))
        .toList();
  }

  private static ClosingBalance signedOff(OwnerId owner, PeriodSheet sheet, Balances closing) {
    var currency = sheet.period().currency();
    return new ClosingBalance(
        owner,
        new Money(sheet.openings().of(owner), currency).amount(),
        new Money(closing.of(owner), currency).amount());
  }

  /** In the order of the chain; of too many only so many as show that. */
  private static List<ClosingBalancesRestated> restatements(
      ClosePeriod c, PeriodSheet sheet, Balances closing, State state) {
    var owners = sheet.owners().stream().map(OwnerView::id).toList();
    var restatements = new ArrayList<ClosingBalancesRestated>();
    var balances = closing;
    for (var link : later(sheet)) {
      balances = balances.plus(Chain.movement(link, state.signedOff(), state.reckoned()));
      var before = state.signedOff().get(link.period().id());
      if (before != null) {
        restatements.addAll(restated(c, link, before.balances(), balances, owners));
      }
      if (isTooMuch(restatements)) {
        break;
      }
    }
    return restatements;
  }

  private static boolean isTooMuch(List<ClosingBalancesRestated> restatements) {
    int balances = restatements.stream().mapToInt(one -> one.restated().size()).sum();
    return restatements.size() > MAX_RESTATEMENTS || balances > MAX_BALANCES_RESTATED;
  }

  private static List<ClosingBalancesRestated> restated(
      ClosePeriod c, Link link, Balances before, Balances after, List<OwnerId> owners) {
    var currency = link.period().currency();
    return before.differing(after, owners).stream()
        .gather(Gatherers.windowFixed(MAX_BALANCES_IN_AN_EVENT))
        .map(
            differing ->
                new ClosingBalancesRestated(
                    link.period().id(),
                    before.signedOff(differing, currency),
                    after.signedOff(differing, currency),
                    c.periodId()))
        .toList();
  }

  @Override
  public PeriodView answer(ClosePeriod c, State state, List<Event> events) {
    return requireNonNull(state.sheet()).period().closed(c.on());
  }

  @Override
  public long version(State state) {
    return state.sheet() == null ? 0 : state.sheet().chain().link().changed();
  }
}
