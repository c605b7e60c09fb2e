package dev.daybook.accounting.community;

import static dev.daybook.contracts.community.AllocationStrategy.FIXED_FEE;
import static dev.daybook.contracts.community.AllocationStrategy.NONE;
import static dev.daybook.contracts.community.AllocationStrategy.PROPORTIONAL;
import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import org.junit.jupiter.api.Test;

class HindrancesTest {

  @Test
  void whatIsSharedWhollyHindersNothing() {
    var period =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("WATER", FIXED_FEE)
            .spent("Ada", "WATER", 1)
            .spentOn("WATER", "Ada", 1);

    assertThat(Hindrances.toClosing(period.movements(), false)).isEmpty();
  }

  @Test
  void itemsWithoutExpensesHinderNothing() {
    var period =
        new SomePeriod()
            .item("ROOF", PROPORTIONAL)
            .item("LIFT", FIXED_FEE)
            .item("WATER", USAGE_BASED)
            .item("GIFTS", NONE);

    assertThat(Hindrances.toClosing(period.movements(), false)).isEmpty();
  }

  @Test
  void whatTheFundBearsNeedsNoAcceptance() {
    var period = new SomePeriod().item("GIFTS", NONE).spent("Ada", "GIFTS", 1);

    assertThat(Hindrances.toClosing(period.movements(), false)).isEmpty();
  }

  @Test
  void itemsWithoutAnyPropertyHinderTogetherAcceptedOrNot() {
    var period =
        new SomePeriod()
            .resting("1A", "Ada", "1")
            .item("ROOF", PROPORTIONAL)
            .item("LIFT", FIXED_FEE)
            .item("WATER", USAGE_BASED)
            .spent("Ada", "ROOF", 1)
            .spent("Ada", "LIFT", 1)
            .spent("Ada", "WATER", 1);
    var hindrance =
        new Hindrance(
            "no_active_property",
            "There is no active property to share the expenses of \"ROOF\", \"LIFT\", \"WATER\""
                + " over.");

    assertThat(Hindrances.toClosing(period.movements(), false)).containsExactly(hindrance);
    assertThat(Hindrances.toClosing(period.movements(), true)).containsExactly(hindrance);
  }

  @Test
  void metersThatStandStillHinderAcceptedOrNot() {
    var period =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("WATER", USAGE_BASED)
            .item("HEAT", USAGE_BASED)
            .read("m", "1A", "HEAT", "3")
            .spent("Ada", "WATER", 1)
            .spent("Ada", "HEAT", 1);
    var hindrance =
        new Hindrance(
            "zero_consumption",
            "The meters of active properties show no consumption to share the expenses of"
                + " \"WATER\" by.");

    assertThat(Hindrances.toClosing(period.movements(), false)).containsExactly(hindrance);
    assertThat(Hindrances.toClosing(period.movements(), true)).containsExactly(hindrance);
  }

  @Test
  void expensesThatNoItemSharesHinderUnlessTheyAreAccepted() {
    var period = new SomePeriod().spent("Ada", "TREE", 1).spent("Ben", "PAINT", 1);

    assertThat(Hindrances.toClosing(period.movements(), false))
        .containsExactly(
            new Hindrance(
                "unallocated_expenses",
                "No budget item shares the expenses of \"PAINT\", \"TREE\"; add one, or accept"
                    + " them as unallocated."));
    assertThat(Hindrances.toClosing(period.movements(), true)).isEmpty();
  }

  @Test
  void eachCauseIsNamedOnce() {
    var period =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("WATER", USAGE_BASED)
            .item("HEAT", USAGE_BASED)
            .spent("Ada", "WATER", 1)
            .spent("Ada", "HEAT", 1)
            .spent("Ada", "TREE", 1);

    assertThat(Hindrances.toClosing(period.movements(), false))
        .extracting(Hindrance::code)
        .containsExactly("zero_consumption", "unallocated_expenses");
  }

  @Test
  void ofVeryManyOnlyTheFirstAreNamed() {
    var period = new SomePeriod();
    for (int i = 10; i < 100; i++) {
      period.spent("Ada", "TYPE " + i, 1);
    }

    assertThat(Hindrances.toClosing(period.movements(), false).getFirst().message())
        .contains("\"TYPE 10\", \"TYPE 11\"")
        .contains("\"TYPE 19\" and 80 more;")
        .doesNotContain("TYPE 20");
  }
}
