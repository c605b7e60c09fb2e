package dev.daybook.projections.community.sheets;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.projections.Entry;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.balances.ClosingsFold;
import dev.daybook.projections.community.balances.TotalsFold;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A community as its events tell it, folded in memory: for who wants the sheet of one period again
 * and again while things happen, or has the events and no views. The numbers are reckoned by the
 * same rules, from the same facts, as those that views are asked for.
 *
 * <p>Its events come in the order of the log, from the first one on. Those of entries in periods
 * that neither the period nor its opening balances depend on may be left out.
 */
public final class CommunityFold {

  private final PeriodId of;
  private final EntriesFold<OwnerEvent, OwnerId, Owner> owners = new EntriesFold<>(OWNER);
  private final EntriesFold<PropertyEvent, PropertyId, Property> properties =
      new EntriesFold<>(PROPERTY);
  private final EntriesFold<PeriodEvent, PeriodId, Period> periods = new EntriesFold<>(PERIOD);
  private final Map<PeriodId, EntriesFold<BudgetItemEvent, BudgetItemId, BudgetItem>> items =
      new HashMap<>();
  private final Map<PeriodId, EntriesFold<ReadingEvent, ReadingId, Reading>> readings =
      new HashMap<>();
  private final TotalsFold totals = new TotalsFold();
  private final ClosingsFold closings = new ClosingsFold();

  /** Of closed periods, as they were when they were closed: whatever changes elsewhere. */
  private final Map<PeriodId, Facts> closed = new HashMap<>();

  private long position;

  /**
   * @param of the period whose sheet is asked for
   */
  public CommunityFold(PeriodId of) {
    this.of = of;
  }

  public void post(Posted<CommunityEvent> posted) {
    position = posted.position();
    totals.post(posted);
    closings.post(posted);
    switch (posted.event()) {
      case OwnerEvent event -> owners.post(event, position);
      case PropertyEvent event -> properties.post(event, position);
      case PeriodEvent event -> post(event);
      case BudgetItemEvent event ->
          items
              .computeIfAbsent(event.periodId(), none -> new EntriesFold<>(BUDGET_ITEM))
              .post(event, position);
      case ReadingEvent event ->
          readings
              .computeIfAbsent(event.periodId(), none -> new EntriesFold<>(READING))
              .post(event, position);
      // What they come to is all that a sheet says of them.
      case ContributionEvent _, ExpenseEvent _, ChargeEvent _ -> {}
    }
  }

  private void post(PeriodEvent event) {
    if (PERIOD.has(event)) {
      periods.post(event, position);
    }
    switch (event) {
      case PeriodClosed(var id, var on, var _) when id.equals(of) || on == null -> {
        var link = requireNonNull(chain(id)).link();
        closed.put(id, reckoned(link, link.period().endDate()));
      }
      case PeriodReopened(var id, var _) -> closed.remove(id);
      default -> {}
    }
  }

  /** Where it got to. */
  public long position() {
    return position;
  }

  /**
   * The sheet of the period as it is now; null if there is no such period yet.
   *
   * @param today the day that it is now
   */
  public @Nullable PeriodSheet sheet(LocalDate today) {
    var chain = chain(of);
    if (chain == null) {
      return null;
    }
    var facts = facts(chain.link(), today);
    return PeriodSheet.of(
        position,
        chain,
        owners.values(),
        opening(chain, today),
        facts.movements(),
        facts.itemPositions());
  }

  /** What the sheet shows as every owner's balance; none while there is no such period. */
  public Balances balances(LocalDate today) {
    var chain = chain(of);
    return chain == null
        ? Balances.NONE
        : opening(chain, today).plus(facts(chain.link(), today).movements().balances());
  }

  /** The periods that it continues, from the first on; none while there is no such period. */
  public List<Link> before() {
    var chain = chain(of);
    return chain == null ? List.of() : chain.before();
  }

  private @Nullable Chain chain(PeriodId id) {
    return Chain.of(
        periods.all().stream().map(entry -> new Link(entry.value(), entry.changed())).toList(), id);
  }

  private Balances opening(Chain chain, LocalDate today) {
    var base = chain.reckonedOn();
    var opening = base == null ? Balances.NONE : signedOff(base).balances();
    for (var link : chain.reckonedBefore()) {
      opening = opening.plus(movement(link, today));
    }
    return opening;
  }

  private Balances movement(Link link, LocalDate today) {
    return link.isSignedOff()
        ? signedOff(link).movement()
        : facts(link, today).movements().balances();
  }

  /** What was signed off of a period that is closed. */
  public SignedOff signedOff(Link link) {
    return SheetQueries.signedOff(closings.of(link.period().id()));
  }

  /** What moved in a period whose entries must be reckoned. */
  public Movements movements(Link link, LocalDate today) {
    return facts(link, today).movements();
  }

  private Facts facts(Link link, LocalDate today) {
    var then = closed.get(link.period().id());
    return then == null ? reckoned(link, today) : then;
  }

  private Facts reckoned(Link link, LocalDate today) {
    var id = link.period().id();
    return Facts.of(
        items.containsKey(id) ? requireNonNull(items.get(id)).all() : List.<Entry<BudgetItem>>of(),
        totals.totals(id),
        properties.values(),
        readings.containsKey(id) ? requireNonNull(readings.get(id)).values() : List.of(),
        Facts.countingDay(link, today));
  }
}
