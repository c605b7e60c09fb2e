package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.EditPeriod;
import dev.daybook.projections.View;
import dev.daybook.projections.community.CommunityTables;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A view is told all that happens to the things that it is about; what it is not told on purpose
 * stands here.
 */
class ViewsForgetNothingTest {

  private static final Map<String, Set<String>> ON_PURPOSE =
      Map.of(
          "periods", Set.of(CLOSING.type(ClosingBalancesStated.class).name()),
          "balances",
              Set.of(
                  PERIOD.type(PeriodOpened.class).name(),
                  PERIOD.type(PeriodEdited.class).name(),
                  PERIOD.type(PeriodReopened.class).name()));

  @Test
  void aViewIsToldAllOrNothingOfAKindOfThing() {
    for (View<?> view : new CommunityConfiguration().community().views()) {
      assertThat(forgotten(view.events()))
          .as(view.name())
          .isEqualTo(ON_PURPOSE.getOrDefault(view.name(), Set.of()));
    }
  }

  @Test
  void anEventThatAViewForgetsIsFound() {
    var events = List.of(CHARGE.type(ChargeRecorded.class), CHARGE.type(ChargeEdited.class));
    assertThat(forgotten(events)).containsExactly("community.charge-voided");
  }

  private static Set<String> forgotten(Collection<? extends EventType<?>> events) {
    var told = events.stream().map(EventType::name).collect(Collectors.toSet());
    return CommunityKinds.ALL.all().stream()
        .map(Kind::typeNames)
        .filter(types -> types.stream().anyMatch(told::contains))
        .flatMap(Set::stream)
        .filter(type -> !told.contains(type))
        .collect(Collectors.toSet());
  }

  /** Else a period could be given days that leave some of its entries outside. */
  @Test
  void whatIsWrittenDownInAPeriodHasATable() {
    var inTables =
        CommunityTables.OF_PERIODS.stream()
            .flatMap(table -> table.kind().typeNames().stream())
            .collect(Collectors.toSet());
    assertThat(inTables).isEqualTo(CommunityKinds.typesOfEntries());
  }

  /** Else something could come in between that the sheet which is signed off does not know. */
  @Test
  void aClosingDependsOnAllThatItsViewsAreToldOfThePeriod() {
    var nobody = new ClosePeriod.State(null, Map.of(), Map.of());
    var boundary =
        new ClosePeriod().boundary(new ClosePeriod.Asked(Q1, END_OF_MARCH, false), nobody);

    assertThat(independent(SheetQueries.VIEWS, boundary))
        .containsExactlyInAnyOrder(
            // Names are no part of what is signed off.
            OWNER.type(OwnerEdited.class).name(),
            // Whom a sheet leaves out has nothing in it.
            OWNER.type(OwnerRetired.class).name(),
            OWNER.type(OwnerReturned.class).name(),
            // A closing is always written down with it.
            CLOSING.type(ClosingBalancesStated.class).name());
  }

  @Test
  void anEditOfAPeriodDependsOnAllThatItsViewsAreToldOfIt() {
    var nobody = new EditPeriod.State(null, List.of(), null);
    var boundary = new EditPeriod().boundary(new EditPeriod.Asked(Q1, null, null, null), nobody);
    var views = new ArrayList<>(EntryDaysQuery.VIEWS);
    views.add(PERIODS.view());

    assertThat(independent(views, boundary))
        // A restated period reads as before.
        .containsExactly(CLOSING.type(ClosingBalancesRestated.class).name());
  }

  /** What views are told of without its lying within the boundary. */
  private static Set<String> independent(Collection<String> views, Boundary boundary) {
    return new CommunityConfiguration()
        .community().views().stream()
            .filter(view -> views.contains(view.name()))
            .flatMap(view -> view.events().stream())
            .map(EventType::name)
            .filter(type -> !boundary.contains(type, tags(type)))
            .collect(Collectors.toSet());
  }

  /** What is written down in a period bears its tag; of all else any period's counts. */
  private static Set<String> tags(String type) {
    return CommunityKinds.typesOfEntries().contains(type) ? Set.of(PERIOD.tag(Q1)) : Set.of();
  }
}
