package dev.daybook.accounting.community;

import static dev.daybook.accounting.community.SomePeriod.meter;
import static dev.daybook.contracts.community.AllocationStrategy.FIXED_FEE;
import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeterCostsTest {

  @Test
  void theMetersOfAPropertyDivideItsShareByConsumption() {
    var costs =
        metered()
            .read("kitchen", "1A", "WATER", "1")
            .read("bath", "1A", "WATER", "2")
            .read("garden", "1B", "WATER", "3")
            .spent("Ada", "WATER", 1_000)
            .meterCosts();

    assertThat(costs)
        .containsEntry(meter("kitchen"), new BigDecimal("1.66"))
        .containsEntry(meter("bath"), new BigDecimal("3.34"))
        .containsEntry(meter("garden"), new BigDecimal("5.00"))
        .hasSize(3);
  }

  @Test
  void amongEqualMetersTheSmallestIdHasTheRest() {
    var costs =
        metered()
            .read("kitchen", "1A", "WATER", "1")
            .read("bath", "1A", "WATER", "1.0")
            .read("cellar", "1A", "WATER", "1.00")
            .spent("Ada", "WATER", 100)
            .meterCosts();
    var smallest =
        Stream.of("kitchen", "bath", "cellar")
            .map(SomePeriod::meter)
            .min(Comparator.comparing(ReadingId::toString))
            .orElseThrow();

    assertThat(costs).containsEntry(smallest, new BigDecimal("0.34"));
    assertThat(costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(new BigDecimal("1.00"));
  }

  @Test
  void aMeterThatStoodStillCostsNothing() {
    var costs =
        metered()
            .read("kitchen", "1A", "WATER", "0")
            .read("garden", "1B", "WATER", "3")
            .spentOn("WATER", "Ada", 100)
            .meterCosts();

    assertThat(costs)
        .containsEntry(meter("kitchen"), new BigDecimal("0.00"))
        .containsEntry(meter("garden"), new BigDecimal("1.00"));
  }

  @Test
  void aMeterOfARestingPropertyCostsNothingOnceThereAreExpenses() {
    var costs =
        metered()
            .resting("2A", "Cat", "1")
            .read("attic", "2A", "WATER", "9")
            .read("garden", "1B", "WATER", "3")
            .spent("Ada", "WATER", 100)
            .meterCosts();

    assertThat(costs).containsEntry(meter("attic"), new BigDecimal("0.00"));
  }

  @Test
  void whileNoExpenseHasComeItIsWhatTheUnitPriceMakesOfItCutDown() {
    var costs =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("WATER", USAGE_BASED, "2.3456")
            .item("HEAT", FIXED_FEE, "0.001")
            .read("kitchen", "1A", "WATER", "1.5")
            .read("stove", "1A", "HEAT", "9.999999")
            .meterCosts();

    assertThat(costs)
        .containsEntry(meter("kitchen"), new BigDecimal("3.51"))
        .containsEntry(meter("stove"), new BigDecimal("0.00"));
  }

  @Test
  void anEstimateMayBeLargerThanAnyAmountThatCouldBePaid() {
    var costs =
        new SomePeriod()
            .item("WATER", USAGE_BASED, "9999999999999.99")
            .read("sea", "1A", "WATER", "1000000000000")
            .meterCosts();

    assertThat(costs).containsEntry(meter("sea"), new BigDecimal("9999999999999990000000000.00"));
  }

  @Test
  void withoutExpensesAndWithoutAPriceItCostsNothing() {
    var costs = metered().read("kitchen", "1A", "WATER", "1").meterCosts();

    assertThat(costs).containsEntry(meter("kitchen"), new BigDecimal("0.00"));
  }

  @Test
  void onlyWhatIsSharedByConsumptionIsDividedByMeters() {
    var costs =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("HEAT", FIXED_FEE, "7")
            .read("stove", "1A", "HEAT", "3")
            .spent("Ada", "HEAT", 100)
            .meterCosts();

    assertThat(costs).containsEntry(meter("stove"), new BigDecimal("0.00"));
  }

  private static SomePeriod metered() {
    return new SomePeriod()
        .property("1A", "Ada", "1")
        .property("1B", "Ben", "1")
        .item("WATER", USAGE_BASED);
  }
}
