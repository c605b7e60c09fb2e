package dev.daybook.ledger.community.owners;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.noFaults;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.CommunityRejection.OwnerBalanceNotZero;
import dev.daybook.contracts.community.CommunityRejection.OwnerHoldsProperty;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An owner has nothing to do with the community any more after a day: nothing that costs are shared
 * over is theirs then, and nothing is owed either way. What one owes rests on all entries of the
 * periods that are not settled, so it is read from views.
 */
public final class RetireOwner implements ViewedSlice<RetireOwner.Asked, RetireOwner.State> {

  /** A condition may not name any number of periods; beyond it the entries of all of them count. */
  private static final int MAX_PERIODS_NAMED = 50;

  /**
   * @param body that says the day, and may say more
   * @param today that running balances are of
   */
  public record Asked(OwnerId id, EditOwner.Body body, LocalDate today) implements Command {

    private LocalDate last() {
      return requireNonNull(body.retiredOn()).orElseThrow();
    }
  }

  /**
   * @param owner null if there is no such owner
   * @param held the properties that are the owner's on that day or later, and count
   * @param balances what the owner's account comes to at the end of each chain
   * @param unsettled the periods whose entries the balances rest on
   */
  public record State(
      @Nullable Entry<Owner> owner,
      List<Property> held,
      List<Balance> balances,
      Set<PeriodId> unsettled) {}

  /**
   * @param minor positive if the community owes the owner
   */
  public record Balance(Period period, long minor) {}

  /** Reads the owner, all properties, and the sheet that each chain ends with. */
  record Views(
      EntryAnswers<Owner> owners,
      EntryAnswers<Property> properties,
      PeriodQueries periods,
      SheetQueries sheets)
      implements Sight<Asked, State> {

    Views(TenantConnections connections, PeriodQueries periods, SheetQueries sheets) {
      this(OWNERS.on(connections), PROPERTIES.on(connections), periods, sheets);
    }

    @Override
    public List<String> views() {
      return SheetQueries.VIEWS;
    }

    @Override
    public Mono<State> read(String tenant, Asked c, long at) {
      return owners
          .get(tenant, c.id(), at)
          .flatMap(owner -> state(new Moment(tenant, at, c.today()), c, owner))
          .defaultIfEmpty(new State(null, List.of(), List.of(), Set.of()));
    }

    private Mono<State> state(Moment moment, Asked c, Entry<Owner> owner) {
      return Mono.zip(held(moment, c), ends(moment))
          .map(
              known ->
                  new State(
                      owner,
                      known.getT1(),
                      known.getT2().stream().map(sheet -> balance(sheet, c.id())).toList(),
                      known.getT2().stream()
                          .flatMap(Views::unsettled)
                          .collect(Collectors.toUnmodifiableSet())));
    }

    private Mono<List<Property>> held(Moment moment, Asked c) {
      return properties
          .all(moment.tenant(), Wanted.ALL, moment.at())
          .map(Entry::value)
          .filter(property -> property.timeline().isActiveOf(c.id(), c.last()))
          .collectList();
    }

    /** The sheets of the periods that no other continues, one at a time. */
    private Mono<List<PeriodSheet>> ends(Moment moment) {
      return periods
          .all(moment.tenant(), moment.at())
          .map(Entry::value)
          .collectList()
          .flatMapIterable(Views::withoutSuccessor)
          .concatMap(period -> sheets.drawnUpAnew(moment, period.id()), 1)
          .collectList();
    }

    private static List<Period> withoutSuccessor(List<Period> all) {
      var continued = all.stream().map(Period::previousPeriodId).collect(Collectors.toSet());
      return all.stream().filter(period -> !continued.contains(period.id())).toList();
    }

    private static Balance balance(PeriodSheet sheet, OwnerId owner) {
      var balances = sheet.openings().plus(sheet.movements().balances());
      return new Balance(sheet.period(), balances.of(owner));
    }

    private static Stream<PeriodId> unsettled(PeriodSheet sheet) {
      return Stream.concat(sheet.chain().unsignedBefore().stream(), Stream.of(sheet.chain().link()))
          .filter(link -> !link.isSignedOff())
          .map(Link::period)
          .map(Period::id);
    }
  }

  private static final Criterion ALL_ENTRIES =
      new Criterion(CommunityKinds.typesOfEntries(), Set.of());

  /** What all sheets depend on: which periods there are, whose what is, and what was restated. */
  private static final List<Criterion> OF_ALL_SHEETS =
      List.of(
          new Criterion(PERIOD.typeNames(), Set.of()),
          new Criterion(PROPERTY.typeNames(), Set.of()),
          Criterion.types(CLOSING.type(ClosingBalancesRestated.class).name()));

  @Override
  public String name() {
    return "community.retire-owner";
  }

  @Override
  public @Nullable Seen<?> subject(Asked c, State state) {
    var owner = state.owner();
    return owner == null ? null : Seen.of(OWNER, c.id(), owner.value(), owner.changed());
  }

  /** Whatever names the owner, all properties, and the entries that the balances rest on. */
  @Override
  public Boundary boundary(Asked c, State state) {
    var entries =
        state.unsettled().size() > MAX_PERIODS_NAMED
            ? Stream.of(ALL_ENTRIES)
            : state.unsettled().stream().map(id -> Criterion.ANY.tagged(PERIOD.tag(id)));
    var own = Stream.of(Criterion.ANY.tagged(OWNER.tag(c.id())));
    return new Boundary(
        Stream.of(OF_ALL_SHEETS.stream(), own, entries).flatMap(some -> some).toList());
  }

  /** All of it: an entry of any period could be recorded faster than sheets are drawn up. */
  @Override
  public Boundary contended(Asked c) {
    return Boundary.EVERYTHING;
  }

  @Override
  public Decision decide(Asked c, State state) {
    if (state.owner() == null) {
      return refuse(new NoSuchOwner(c.id()));
    }
    var owner = state.owner().value();
    if (c.last().equals(owner.retiredOn())) {
      return new Decision.Accepted(EditOwner.events(owner, c.body()));
    }
    var reasons = noFaults();
    for (var property : state.held()) {
      reasons.and(
          refuseIf(
              true,
              () -> new OwnerHoldsProperty(owner, c.last(), property.id(), property.label())));
    }
    for (var balance : state.balances()) {
      reasons.and(refuseIf(balance.minor() != 0, () -> notZero(owner, balance)));
    }
    return reasons.elseDecide(() -> new Decision.Accepted(EditOwner.events(owner, c.body())));
  }

  private static OwnerBalanceNotZero notZero(Owner owner, Balance balance) {
    var amount = new Money(balance.minor(), balance.period().currency()).amount();
    return new OwnerBalanceNotZero(owner, balance.period(), amount);
  }
}
