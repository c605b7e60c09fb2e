package dev.daybook.ledger.community.periods;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.refuse;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Chain.SignedOff;
import dev.daybook.accounting.community.Hindrances;
import dev.daybook.accounting.community.Movements;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.CommunityRejection.CannotClose;
import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosedAlready;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A period closes, and what every owner's account comes to is signed off; from then on nothing
 * slips in, because every recorder's boundary holds the closing. Where a corrected period closes
 * again, the closings of later periods are restated with it.
 */
public final class ClosePeriod implements ViewedSlice<ClosePeriod.Asked, ClosePeriod.State> {

  /** What the one who closes takes upon the community. */
  public record Body(
      @Nullable
          @Describe(
              "Close even if there are expenses that no budget item shares; the community bears"
                  + " them. False, unless given.")
          Boolean acceptUnallocated) {}

  /**
   * @param on the day of the closing
   * @param acceptUnallocated even if there are expenses that no budget item shares
   */
  public record Asked(PeriodId id, LocalDate on, boolean acceptUnallocated) implements Command {}

  /**
   * @param sheet of the period; null if there is no such period
   * @param signedOff of the later periods that are closed
   * @param reckoned of the open ones among them
   */
  public record State(
      @Nullable PeriodSheet sheet,
      Map<PeriodId, SignedOff> signedOff,
      Map<PeriodId, Movements> reckoned) {}

  /** Reads the period's sheet, and what was signed off after it. */
  record Views(SheetQueries sheets) implements Sight<Asked, State> {

    @Override
    public List<String> views() {
      return SheetQueries.VIEWS;
    }

    @Override
    public Mono<State> read(String tenant, Asked c, long at) {
      var moment = new Moment(tenant, at, c.on());
      return sheets
          .drawnUpAnew(moment, c.id())
          .flatMap(sheet -> withLater(moment, sheet))
          .defaultIfEmpty(new State(null, Map.of(), Map.of()));
    }

    private Mono<State> withLater(Moment moment, PeriodSheet sheet) {
      var later = later(sheet);
      return Mono.zip(
          sheets.signedOff(moment, later.stream().filter(Link::isSignedOff).toList()),
          sheets.reckoned(moment, later.stream().filter(link -> !link.isSignedOff()).toList()),
          (signedOff, reckoned) -> new State(sheet, signedOff, reckoned));
    }
  }

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

  /** What every sheet of the tenant depends on; owners' names are no part of what is signed off. */
  private static final List<Criterion> OF_ALL_SHEETS =
      List.of(
          new Criterion(PERIOD.typeNames(), Set.of()),
          new Criterion(PROPERTY.typeNames(), Set.of()),
          Criterion.types(
              CLOSING.type(ClosingBalancesRestated.class).name(), OWNER.beginning().name()));

  @Override
  public String name() {
    return "community.close-period";
  }

  @Override
  public @Nullable Seen<?> subject(Asked c, State state) {
    var sheet = state.sheet();
    return sheet == null
        ? null
        : Seen.of(PERIOD, c.id(), sheet.period(), sheet.chain().link().changed());
  }

  /** All entries of the period, and of the open periods whose balances it carries on or forward. */
  @Override
  public Boundary boundary(Asked c, State state) {
    var reckoned =
        state.sheet() == null
            ? Stream.<PeriodId>of()
            : Stream.concat(
                state.sheet().chain().unsignedBefore().stream().map(link -> link.period().id()),
                state.reckoned().keySet().stream());
    var periods = Stream.concat(Stream.of(c.id()), reckoned).toList();
    var entries =
        periods.size() > MAX_PERIODS_NAMED
            ? Stream.of(ALL_ENTRIES)
            : periods.stream().map(period -> Criterion.ANY.tagged(PERIOD.tag(period)));
    return new Boundary(Stream.concat(OF_ALL_SHEETS.stream(), entries).toList());
  }

  /**
   * All of it: which other periods' entries count is only known once the chain is read, and any of
   * them could be recorded faster than a sheet is drawn up.
   */
  @Override
  public Boundary contended(Asked c) {
    return Boundary.EVERYTHING;
  }

  @Override
  public Decision decide(Asked c, State state) {
    var sheet = state.sheet();
    if (sheet == null) {
      return refuse(new NoSuchPeriod(c.id()));
    }
    if (!sheet.chain().link().isOpen()) {
      return refuse(new PeriodIsClosedAlready(c.id(), sheet.period().name()));
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
  private static Decision closed(Asked c, PeriodSheet sheet, State state) {
    var closing = sheet.openings().plus(sheet.movements().balances());
    var restatements = restatements(c, sheet, closing, state);
    if (isTooMuchToCompare(sheet) || isTooMuch(restatements)) {
      return refuse(new CannotClose(List.of(TOO_MUCH_TO_RESTATE)));
    }
    var events = new ArrayList<Event>(stated(sheet, closing));
    events.addAll(restatements);
    events.add(new PeriodClosed(c.id(), c.on()));
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
      Asked c, PeriodSheet sheet, Balances closing, State state) {
    var owners = sheet.owners().stream().map(Owner::id).toList();
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
      Asked c, Link link, Balances before, Balances after, List<OwnerId> owners) {
    var currency = link.period().currency();
    return before.differing(after, owners).stream()
        .gather(Gatherers.windowFixed(MAX_BALANCES_IN_AN_EVENT))
        .map(
            differing ->
                new ClosingBalancesRestated(
                    link.period().id(),
                    before.signedOff(differing, currency),
                    after.signedOff(differing, currency),
                    c.id()))
        .toList();
  }
}
