package dev.daybook.accounting.community;

import static dev.daybook.accounting.community.SomePeriod.owner;
import static dev.daybook.contracts.community.AllocationStrategy.FIXED_FEE;
import static dev.daybook.contracts.community.AllocationStrategy.NONE;
import static dev.daybook.contracts.community.AllocationStrategy.PROPORTIONAL;
import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.community.AllocationStrategy;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MovementsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PROPORTIONAL | 1A=1428 1B=2857 2A=5716
          FIXED_FEE    | 1A=3335 1B=3333 2A=3333
          USAGE_BASED  | 1A=7501 2A=2500
          NONE         |
          """)
  void anItemsExpensesAreSharedAsItsStrategySays(AllocationStrategy strategy, String shares) {
    var movements =
        house()
            .item("WATER", strategy)
            .read("m1", "1A", "WATER", "0.000003")
            .read("m2", "2A", "WATER", "0.000001")
            .spent("Ada", "WATER", 10_001)
            .movements();

    assertThat(shares(movements)).isEqualTo(shares == null ? "" : shares);
  }

  @Test
  void severalMetersOfAPropertyAddUp() {
    var movements =
        house()
            .item("WATER", USAGE_BASED)
            .read("m1", "1A", "WATER", "1.5")
            .read("m2", "1A", "WATER", "1.50")
            .read("m3", "2A", "WATER", "1")
            .read("m4", "2A", "HEAT", "99")
            .spent("Ada", "WATER", 1_000)
            .movements();

    assertThat(shares(movements)).isEqualTo("1A=750 2A=250");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aRestingPropertyTakesNoPart(AllocationStrategy strategy) {
    var movements =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .resting("1B", "Ben", "1000")
            .item("WATER", strategy)
            .read("m1", "1A", "WATER", "1")
            .read("m2", "1B", "WATER", "1000")
            .spent("Ada", "WATER", 1_000)
            .movements();

    assertThat(shares(movements)).isEqualTo("1A=1000");
    assertThat(movements.accounts()).containsOnlyKeys(owner("Ada"));
  }

  @Test
  void theNamedItemGoesBeforeThePaymentTypeAndAnItemHasBoth() {
    var movements =
        house()
            .item("WATER", FIXED_FEE)
            .item("HEAT", FIXED_FEE)
            .spentOn("WATER", "Ada", 100)
            .spent("Ben", "WATER", 20)
            .spent("Ben", "HEAT", 3)
            .movements();

    assertThat(movements.items()).extracting(ItemMovement::expenses).containsExactly(120L, 3L);
    assertThat(movements.withoutItem()).isEmpty();
    assertThat(movements.unallocated()).isZero();
    assertThat(movements.expenses()).isEqualTo(123);
  }

  @Test
  void paymentTypesAreTheSameOnlyIfTheyAreWrittenTheSame() {
    var movements =
        house().item("Water", FIXED_FEE).spent("Ada", "WATER", 5).spent("Ada", "a", 1).movements();

    assertThat(movements.withoutItem()).isEqualTo(Map.of("WATER", 5L, "a", 1L));
    assertThat(movements.unallocated()).isEqualTo(6);
  }

  @Test
  void anOwnersAccountIsWhatWasPaidLessWhatFallsToAllPropertiesTogether() {
    var movements =
        house()
            .item("SECURITY", PROPORTIONAL)
            .spent("Ben", "SECURITY", 700)
            .contributed("Ada", 1_000)
            .charged("Ada", 15)
            .charged("Cat", 1)
            .movements();

    assertThat(movements.account(owner("Ada"))).isEqualTo(new OwnerAccount(1_000, 0, 500, 15));
    assertThat(movements.account(owner("Ada")).movement()).isEqualTo(485);
    assertThat(movements.account(owner("Ben"))).isEqualTo(new OwnerAccount(0, 700, 200, 0));
    assertThat(movements.account(owner("Cat")).movement()).isEqualTo(-1);
    assertThat(movements.account(owner("Dan"))).isEqualTo(OwnerAccount.EMPTY);
    assertThat(movements.total()).isEqualTo(new OwnerAccount(1_000, 700, 700, 16));
    assertThat(movements.balances().minor())
        .isEqualTo(Map.of(owner("Ada"), 485L, owner("Ben"), 500L, owner("Cat"), -1L));
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      textBlock =
          """
          PROPORTIONAL, nothing,  NO_ACTIVE_PROPERTY
          FIXED_FEE,    nothing,  NO_ACTIVE_PROPERTY
          USAGE_BASED,  nothing,  NO_ACTIVE_PROPERTY
          NONE,         nothing,  BORNE_BY_FUND
          PROPORTIONAL, resting,  NO_ACTIVE_PROPERTY
          FIXED_FEE,    resting,  NO_ACTIVE_PROPERTY
          USAGE_BASED,  resting,  NO_ACTIVE_PROPERTY
          NONE,         resting,  BORNE_BY_FUND
          USAGE_BASED,  unread,   ZERO_CONSUMPTION
          USAGE_BASED,  standing, ZERO_CONSUMPTION
          USAGE_BASED,  mixed,    ZERO_CONSUMPTION
          NONE,         standing, BORNE_BY_FUND
          """)
  void whatCantBeSharedIsUnallocatedAndSaysWhy(
      AllocationStrategy strategy, String properties, Obstacle obstacle) {
    var period = new SomePeriod().item("WATER", strategy).spent("Ada", "WATER", 100);
    var movements = with(properties, period).movements();

    var item = movements.items().getFirst();
    assertThat(item.obstacle()).isEqualTo(obstacle);
    assertThat(item.allocated()).isZero();
    assertThat(item.unallocated()).isEqualTo(100);
    assertThat(movements.unshared(obstacle)).containsExactly(item);
    assertThat(movements.unallocated()).isEqualTo(100);
    assertThat(movements.accounts()).containsOnlyKeys(owner("Ada"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutExpensesThereIsNothingToShareAndNoObstacle(AllocationStrategy strategy) {
    var item = new SomePeriod().item("WATER", strategy).movements().items().getFirst();

    assertThat(item.obstacle()).isNull();
    assertThat(item.shares()).isEmpty();
    assertThat(item.unallocated()).isZero();
  }

  @Test
  void expensesOfAnItemThatIsNotThereAreABug() {
    assertThatThrownBy(() -> house().spentOn("WATER", "Ada", 1).movements())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSumThatCantBeCountedIsABugAndNotAnotherNumber() {
    var period = house().item("A", NONE).item("B", NONE);
    period.spent("Ada", "A", Long.MAX_VALUE).spentOn("B", "Ben", 1);

    assertThatThrownBy(() -> period.movements().expenses()).isInstanceOf(ArithmeticException.class);
  }

  /** Ada has two flats of three. */
  private static SomePeriod house() {
    return new SomePeriod()
        .property("1A", "Ada", "1")
        .property("1B", "Ben", "2")
        .property("2A", "Ada", "4");
  }

  private static SomePeriod with(String properties, SomePeriod period) {
    return switch (properties) {
      case "nothing" -> period;
      case "resting" -> period.resting("1A", "Ada", "1").read("m", "1A", "WATER", "7");
      case "unread" -> period.property("1A", "Ada", "1");
      case "standing" -> period.property("1A", "Ada", "1").read("m", "1A", "WATER", "0");
      case "mixed" ->
          period
              .property("1A", "Ada", "1")
              .resting("1B", "Ben", "1")
              .read("m", "1A", "WATER", "0.000000")
              .read("n", "1B", "WATER", "7");
      default -> throw new IllegalArgumentException(properties);
    };
  }

  private static String shares(Movements movements) {
    return movements.items().stream()
        .flatMap(item -> item.shares().stream())
        .map(share -> share.holder().label() + "=" + share.amount())
        .collect(Collectors.joining(" "));
  }
}
