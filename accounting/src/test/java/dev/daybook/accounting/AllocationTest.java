package dev.daybook.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.accounting.community.CountedProperty;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

  private static final UUID LOW = UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff");
  private static final UUID HIGH = UUID.fromString("80000000-0000-7000-7fff-ffffffffffff");
  private static final UUID HIGHEST = UUID.fromString("80000000-0000-7000-b000-000000000000");

  @ParameterizedTest(name = "{0} over {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nothing left over
          100                 | 1 1                         | 50 50
          0                   | 1 2 3                       | 0 0 0
          7                   | 5                           | 7
          100                 | 1 3                         | 25 75
          # what is left over goes to the largest, wherever it stands
          100                 | 1 2                         | 33 67
          100                 | 2 1                         | 67 33
          10                  | 1 4 2                       | 1 7 2
          63701               | 17.5 21 19.25 42.25         | 11147 13377 12262 26915
          # all of it, even more than a unit for each
          5                   | 1 1 1 1 1 1 2               | 0 0 0 0 0 0 5
          6                   | 1 1 1 1 1 1.000001          | 0 0 0 0 0 6
          # equals: the first label has it
          100                 | 1 1 1                       | 34 33 33
          2                   | 1 1 1                       | 2 0 0
          100                 | 1 2 2 2                     | 14 30 28 28
          # however the weights are written
          100                 | 1.000000 1 1.00             | 34 33 33
          100                 | 1E+3 1000 1000.0            | 34 33 33
          # without any weight there is no share
          10                  | 0 1 0                       | 0 10 0
          10                  | 0 0.000001                  | 0 10
          # weights of any size
          5                   | 0.000001 0.999999           | 0 5
          1000000             | 0.000001 0.999999           | 1 999999
          3                   | 999999999999.999999 0.000001| 3 0
          100                 | 1000000000000 1000000000000 1000000000000 | 34 33 33
          # amounts of any size
          1000000000000000    | 1 1 1                       | 333333333333334 333333333333333 333333333333333
          1000000000000000    | 999999999999.999999 0.000001 | 1000000000000000 0
          9223372036854775807 | 1 1                         | 4611686018427387904 4611686018427387903
          9223372036854775807 | 1000000000000.000001 2000000000000 | 3074457345618258604 6148914691236517203
          9223372036854775807 | 0 999999999999.999999       | 0 9223372036854775807
          """)
  void everyShareIsCutDownAndTheRestGoesToTheLargest(long amount, String weights, String shares) {
    assertThat(amounts(amount, weights)).isEqualTo(shares);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0 0 0.000000"})
  void withoutAnyWeightThereIsNothingToShareOver(String weights) {
    assertThat(split(100, holders(weights))).isEmpty();
    assertThat(split(0, holders(weights))).isEmpty();
  }

  @ParameterizedTest(name = "{0} comes before {1}")
  @CsvSource(
      textBlock =
          """
          A,   B
          A,   AA
          '',  A
          1A,  1B
          10,  9
          # not as a dictionary has it
          B,   a
          z,   é
          Z,   Ä
          # not as Java has it, which compares halves of characters: U+FF21 and U+10400
          Ａ,   𐐀
          ﷺ,   😀
          x😀,  x🙂
          """)
  void amongEqualsTheSmallestLabelByCodePointHasTheRest(String first, String second) {
    var one = property(first, HIGH);
    var other = property(second, LOW);

    assertThat(luckiest(one, other)).isSameAs(one);
    assertThat(luckiest(other, one)).isSameAs(one);
  }

  @Test
  void amongEqualLabelsTheSmallestIdAsItIsWrittenHasTheRest() {
    var low = property("1A", LOW);
    var high = property("1A", HIGH);
    var highest = property("1A", HIGHEST);

    assertThat(luckiest(high, low, highest)).isSameAs(low);
    assertThat(luckiest(highest, high)).isSameAs(high);
    assertThat(LOW.toString()).isLessThan(HIGH.toString());
    assertThat(HIGH).as("Java's own order is another").isLessThan(LOW);
  }

  @Test
  void theWeightGoesBeforeTheLabel() {
    var light = property("A", LOW, "1");
    var heavy = property("B", HIGH, "1.000001");

    assertThat(luckiest(light, heavy)).isSameAs(heavy);
  }

  @Test
  void nobodyCanBearLessThanNothing() {
    assertThatThrownBy(() -> amounts(-1, "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> amounts(1, "2 -1")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Labels A, B, C …, in this order. */
  private static List<CountedProperty> holders(String weights) {
    var each = weights.isEmpty() ? new String[0] : weights.split(" ");
    return IntStream.range(0, each.length)
        .mapToObj(i -> property(Character.toString('A' + i), HIGH, each[i]))
        .toList();
  }

  private static String amounts(long amount, String weights) {
    return split(amount, holders(weights)).stream()
        .map(share -> Long.toString(share.amount()))
        .collect(Collectors.joining(" "));
  }

  private static List<Share<CountedProperty>> split(long amount, List<CountedProperty> holders) {
    return Allocation.split(amount, holders, CountedProperty::shareWeight, CountedProperty.TIES)
        .orElse(List.of());
  }

  /** Who has the one unit that can't be divided. */
  private static CountedProperty luckiest(CountedProperty... properties) {
    return split(1, Arrays.asList(properties)).stream()
        .filter(share -> share.amount() == 1)
        .findFirst()
        .orElseThrow()
        .holder();
  }

  private static CountedProperty property(String label, UUID id) {
    return property(label, id, "1");
  }

  private static CountedProperty property(String label, UUID id, String weight) {
    return new CountedProperty(
        new PropertyId(id), label, new OwnerId(LOW), new BigDecimal(weight), true);
  }
}
