package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.projections.View;
import dev.daybook.projections.community.CommunityTables;
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
}
