package dev.daybook.ledger.communities;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.ReadingEvent.READING;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.Movements;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.budgetitems.AddBudgetItem;
import dev.daybook.ledger.community.budgetitems.EditBudgetItem;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem;
import dev.daybook.ledger.community.charges.EditCharge;
import dev.daybook.ledger.community.charges.RecordCharge;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.expenses.EditExpense;
import dev.daybook.ledger.community.expenses.RecordExpense;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.EditPeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.community.properties.EditProperty;
import dev.daybook.ledger.community.properties.RegisterProperty;
import dev.daybook.ledger.community.readings.EditReading;
import dev.daybook.ledger.community.readings.RecordReading;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.sheets.CommunityFold;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A community whose commands are really decided, but whose log is a list: no service, no database.
 * Between its events hours or days go by.
 */
final class MemoryCommunity {

  static final String TENANT = "in-memory";
  private static final int MOST_HOURS_BETWEEN = 200;

  final long seed;
  final Keeper keeper = new Keeper();
  final List<Posted<CommunityEvent>> log = new ArrayList<>();
  private final Random random;
  private final Whims whims;
  private Instant now = Whims.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);

  MemoryCommunity(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.whims = new Whims(random, keeper.books);
  }

  /** People, flats and a period, and then anything. */
  void live(int commands) {
    send(whims.registerOwner());
    send(whims.registerOwner());
    send(whims.registerFlat());
    send(whims.registerFlat());
    send(whims.openPeriod());
    for (int i = 0; i < commands; i++) {
      send(keeper.books.terms.isEmpty() ? whims.openPeriod() : whims.whim());
    }
  }

  private void send(@Nullable Command command) {
    if (command != null
        && decided(command) instanceof Decision.Accepted(var events, _)
        && !events.isEmpty()) {
      now = now.plus(Duration.ofHours(random.nextInt(MOST_HOURS_BETWEEN)));
      events.forEach(this::post);
      keeper.write(command, log.size());
    }
  }

  private void post(Event event) {
    log.add(
        new Posted<>(
            log.size() + 1L,
            new UUID(random.nextLong(), random.nextLong()),
            TENANT,
            now,
            "somebody",
            (CommunityEvent) event));
  }

  /** What reads how long days are, or who names an item, is asked of views, and left out here. */
  private @Nullable Decision decided(Command command) {
    return switch (command) {
      case RegisterOwner.Asked asked -> decided(new RegisterOwner(), asked);
      case EditOwner.Asked asked -> decided(new EditOwner(), asked);
      case RegisterProperty.Asked asked -> decided(new RegisterProperty(), asked);
      case EditProperty.Asked asked -> decided(new EditProperty(), asked);
      case OpenPeriod.Asked asked -> decided(new OpenPeriod(), asked);
      case ReopenPeriod.Asked asked -> decided(new ReopenPeriod(), asked);
      case ClosePeriod.Asked asked -> new ClosePeriod().decide(asked, closing(asked));
      case EditPeriod.Asked _, VoidBudgetItem.Asked _ -> null;
      case RecordCharge.Asked asked -> decided(new RecordCharge(), asked);
      case EditCharge.Asked asked -> decided(new EditCharge(), asked);
      case RecordContribution.Asked asked -> decided(new RecordContribution(), asked);
      case EditContribution.Asked asked -> decided(new EditContribution(), asked);
      case VoidEntry.Asked<?>(ContributionId id) ->
          decided(
              new VoidEntry<>(CONTRIBUTION, "community.void-contribution", ContributionVoided::new),
              new VoidEntry.Asked<>(id));
      case RecordExpense.Asked asked -> decided(new RecordExpense(), asked);
      case EditExpense.Asked asked -> decided(new EditExpense(), asked);
      case VoidEntry.Asked<?>(ExpenseId id) ->
          decided(
              new VoidEntry<>(EXPENSE, "community.void-expense", ExpenseVoided::new),
              new VoidEntry.Asked<>(id));
      case VoidEntry.Asked<?>(ChargeId id) ->
          decided(
              new VoidEntry<>(CHARGE, "community.void-charge", ChargeVoided::new),
              new VoidEntry.Asked<>(id));
      case AddBudgetItem.Asked asked -> decided(new AddBudgetItem(), asked);
      case EditBudgetItem.Asked asked -> decided(new EditBudgetItem(), asked);
      case RecordReading.Asked asked -> decided(new RecordReading(), asked);
      case EditReading.Asked asked -> decided(new EditReading(), asked);
      case VoidEntry.Asked<?>(ReadingId id) ->
          decided(
              new VoidEntry<>(READING, "community.void-reading", ReadingVoided::new),
              new VoidEntry.Asked<>(id));
      default -> throw new IllegalArgumentException("no slice decides " + command);
    };
  }

  private <A extends Command> Decision decided(Slice<A> slice, A asked) {
    var known = Known.NOTHING;
    var reads = slice.boundary(asked);
    while (!reads.isNothing()) {
      known = known.with(reads, within(reads.boundary()));
      reads = reads.beyond(known);
    }
    return slice.decide(asked, known);
  }

  private Map<Long, Event> within(Boundary boundary) {
    var events = new HashMap<Long, Event>();
    for (var posted : log) {
      if (CommunityKinds.ALL.types().stream().anyMatch(type -> liesIn(boundary, type, posted))) {
        events.put(posted.position(), posted.event());
      }
    }
    return events;
  }

  private static <E extends Event> boolean liesIn(
      Boundary boundary, EventType<E> type, Posted<CommunityEvent> posted) {
    return type.event().isInstance(posted.event())
        && boundary.contains(type.name(), type.tags().apply(type.event().cast(posted.event())));
  }

  private ClosePeriod.State closing(ClosePeriod.Asked asked) {
    var fold = folded(asked.id());
    var sheet = fold.sheet(asked.on());
    if (sheet == null) {
      return new ClosePeriod.State(null, Map.of(), Map.of());
    }
    var signedOff = new HashMap<PeriodId, SignedOff>();
    var reckoned = new HashMap<PeriodId, Movements>();
    for (Link link : sheet.chain().after()) {
      if (link.isSignedOff()) {
        signedOff.put(link.period().id(), fold.signedOff(link));
      } else {
        reckoned.put(link.period().id(), fold.movements(link, asked.on()));
      }
    }
    return new ClosePeriod.State(sheet, signedOff, reckoned);
  }

  private CommunityFold folded(PeriodId period) {
    var fold = new CommunityFold(period);
    log.forEach(fold::post);
    return fold;
  }

  /** The day that it was at a position. */
  LocalDate day(long position) {
    return position == 0
        ? LocalDate.EPOCH
        : LocalDate.ofInstant(log.get((int) position - 1).at(), ZoneOffset.UTC);
  }

  /** Which community it is, so that it can be lived again. */
  String told() {
    return "the community with seed %d, %d events".formatted(seed, log.size());
  }
}
