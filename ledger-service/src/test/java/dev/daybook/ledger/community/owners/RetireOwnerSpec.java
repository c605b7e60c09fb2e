package dev.daybook.ledger.community.owners;

import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUROS;
import static dev.daybook.ledger.community.Story.FLAT;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.charged;
import static dev.daybook.ledger.community.Story.contributed;
import static dev.daybook.ledger.community.Story.flat;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.securityOfTheNextPeriod;
import static dev.daybook.ledger.community.Story.spent;

import dev.daybook.accounting.community.Property;
import dev.daybook.accounting.community.Timeline;
import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.CommunityRejection.OwnerBalanceNotZero;
import dev.daybook.contracts.community.CommunityRejection.OwnerHoldsProperty;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.owners.RetireOwner.Asked;
import dev.daybook.ledger.community.owners.RetireOwner.Balance;
import dev.daybook.ledger.community.owners.RetireOwner.State;
import dev.daybook.ledger.platform.slice.ViewedSliceSpec;
import dev.daybook.projections.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetireOwnerSpec {

  private static final Owner OWNER = new Owner(ADA, "Ada", null);
  private static final Period PERIOD =
      new Period(Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.OPEN, null, null);
  private static final Property HELD = new Property(FLAT, "Flat 1", Timeline.of(flat()));

  private final ViewedSliceSpec<Asked, State> spec =
      new ViewedSliceSpec<>(new RetireOwner(), CommunityKinds.ALL);

  @Test
  void whoWasNeverRegisteredIsUnknown() {
    spec.given(new State(null, List.of(), List.of(), Set.of()))
        .when(retire(END_OF_MARCH))
        .ofVersion(0)
        .thenRefused(new NoSuchOwner(ADA));
  }

  @Test
  void whoHasNothingAndOwesNothingRetires() {
    spec.given(owing(OWNER, 0))
        .when(retire(END_OF_MARCH))
        .ofVersion(3)
        .then(new OwnerRetired(ADA, END_OF_MARCH))
        .answering(OWNER.retired(END_OF_MARCH));
  }

  @Test
  void whoRetiresMayBeCalledSomethingElse() {
    spec.given(owing(OWNER, 0))
        .when(retire(END_OF_MARCH, "Ada L."))
        .then(new OwnerEdited(ADA, "Ada L.", null), new OwnerRetired(ADA, END_OF_MARCH));
  }

  @Test
  void whoHasRetiredOnThatDayHasDoneSoWhateverHappenedSince() {
    var state = owing(OWNER.retired(END_OF_MARCH), 1);
    spec.given(state).when(retire(END_OF_MARCH)).then();
    spec.given(state)
        .when(retire(NEW_YEAR))
        .thenRefused(
            new OwnerBalanceNotZero(OWNER.retired(END_OF_MARCH), PERIOD, new BigDecimal("0.01")));
  }

  @Test
  void allThatIsInTheWayIsSaidAtOnce() {
    spec.given(
            new State(
                new Entry<>(OWNER, 3, 3),
                List.of(HELD),
                List.of(new Balance(PERIOD, -1_250)),
                Set.of(Q1)))
        .when(retire(END_OF_MARCH))
        .thenRefused(
            new OwnerHoldsProperty(OWNER, END_OF_MARCH, FLAT, "Flat 1"),
            new OwnerBalanceNotZero(OWNER, PERIOD, new BigDecimal("-12.50")));
  }

  @Test
  void itDependsOnWhateverNamesTheOwnerAndOnWhatBalancesRestOn() {
    spec.given(owing(OWNER, 0))
        .when(retire(END_OF_MARCH))
        .dependingOn(
            ada(),
            opened(),
            flat(),
            new PropertyRelabelled(FLAT, "Flat 2"),
            contributed("1.00"),
            charged("1.00"),
            spent("1.00"))
        .regardlessOf(ben(), securityOfTheNextPeriod());
  }

  private static State owing(Owner owner, long minor) {
    return new State(
        new Entry<>(owner, 3, 3), List.of(), List.of(new Balance(PERIOD, minor)), Set.of(Q1));
  }

  private static Asked retire(LocalDate day) {
    return retire(day, null);
  }

  private static Asked retire(LocalDate day, @Nullable String name) {
    return new Asked(ADA, new EditOwner.Body(name, null, Optional.of(day)), END_OF_MARCH);
  }
}
