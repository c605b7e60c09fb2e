package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.ledger.platform.command.Decision.refuse;
import static dev.daybook.ledger.platform.command.Decision.refuseIf;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.CannotClose;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.Periods;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.projections.community.sheets.Balances;
import dev.daybook.projections.community.sheets.Chain;
import dev.daybook.projections.community.sheets.Chain.Link;
import dev.daybook.projections.community.sheets.Chain.SignedOff;
import dev.daybook.projections.community.sheets.Hindrances;
import dev.daybook.projections.community.sheets.Movements;
import dev.daybook.projections.community.sheets.PeriodSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final Criterion ALL_ENTRIES =
      Criterion.types(
          CommunityEvents.CONTRIBUTION_RECORDED.name(),
          CommunityEvents.CONTRIBUTION_EDITED.name(),
          CommunityEvents.CONTRIBUTION_VOIDED.name(),
          CommunityEvents.EXPENSE_RECORDED.name(),
          CommunityEvents.EXPENSE_EDITED.name(),
          CommunityEvents.EXPENSE_VOIDED.name(),
          CommunityEvents.BUDGET_ITEM_ADDED.name(),
          CommunityEvents.BUDGET_ITEM_EDITED.name(),
          CommunityEvents.BUDGET_ITEM_VOIDED.name(),
          CommunityEvents.READING_RECORDED.name(),
          CommunityEvents.READING_EDITED.name(),
          CommunityEvents.READING_VOIDED.name(),
          CommunityEvents.CHARGE_RECORDED.name(),
          CommunityEvents.CHARGE_EDITED.name(),
          CommunityEvents.CHARGE_VOIDED.name());

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
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    var hindrances = Hindrances.toClosing(sheet.movements(), c.acceptUnallocated());
    return refuseIf(!hindrances.isEmpty(), () -> new CannotClose(hindrances))
        .elseDecide(() -> new Decision.Accepted(closed(c, sheet, state)));
  }

  private static List<Event> closed(ClosePeriod c, PeriodSheet sheet, State state) {
    var closing = sheet.openings().plus(sheet.movements().balances());
    var events = new ArrayList<Event>();
    events.add(new PeriodClosed(c.periodId(), c.on(), signedOff(sheet, closing)));
    var balances = closing;
    for (var link : later(sheet.chain(), state)) {
      balances = balances.plus(Chain.movement(link, state.signedOff(), state.reckoned()));
      var before = state.signedOff().get(link.period().id());
      if (before != null) {
        restated(c, link, before.balances(), balances, sheet).forEach(events::add);
      }
    }
    return events;
  }

  private static List<Link> later(Chain chain, State state) {
    return chain.after().stream()
        .filter(
            link ->
                state.signedOff().containsKey(link.period().id())
                    || state.reckoned().containsKey(link.period().id()))
        .toList();
  }

  private static List<ClosingBalance> signedOff(PeriodSheet sheet, Balances closing) {
    var currency = sheet.period().currency();
    return sheet.owners().stream()
        .map(OwnerView::id)
        .map(
            owner ->
                new ClosingBalance(
                    owner,
                    new Money(sheet.openings().of(owner), currency).amount(),
                    new Money(closing.of(owner), currency).amount()))
        .toList();
  }

  private static Stream<Event> restated(
      ClosePeriod c, Link link, Balances before, Balances after, PeriodSheet sheet) {
    List<OwnerId> owners =
        before.differing(after, sheet.owners().stream().map(OwnerView::id).toList());
    var currency = sheet.period().currency();
    return owners.isEmpty()
        ? Stream.of()
        : Stream.of(
            new ClosingBalancesRestated(
                link.period().id(),
                before.signedOff(owners, currency),
                after.signedOff(owners, currency),
                c.periodId()));
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
