package dev.daybook.accounting.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.Allocation;
import dev.daybook.accounting.Share;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is so for every split, looked at in a great many of them. */
class RandomSplitsTest {

  private static final int SPLITS_PER_CURRENCY = 40_000;
  private static final int SPLITS_BETWEEN_LARGE_ONES = 1_000;
  private static final int MOST_PROPERTIES = 10_000;
  private static final int FEW_PROPERTIES = 12;
  private static final long LARGEST_WEIGHT_MILLIONTHS = 1_000_000_000_000_000_000L;
  private static final List<String> CHARACTERS = List.of("A", "a", "1", "é", "Ａ", "ﷺ", "😀", "𐐀");

  private final long seed = Seed.of("splits", 20_260_321);
  private final Random random = new Random(seed);

  /** An amount shared over properties. */
  private record Split(
      BigDecimal amount,
      CurrencyUnit currency,
      List<CountedProperty> properties,
      List<Share<CountedProperty>> shares) {

    static Split of(BigDecimal amount, CurrencyUnit currency, List<CountedProperty> properties) {
      var shares =
          Allocation.split(
              Money.of(amount, currency).minor(),
              properties,
              CountedProperty::shareWeight,
              CountedProperty.TIES);
      return new Split(amount, currency, properties, shares.orElseThrow());
    }

    BigDecimal total() {
      return shares.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal allWeights() {
      return properties.stream()
          .map(CountedProperty::shareWeight)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Written without division: what is missing to the exact share, times all weights. */
    BigDecimal missing(Share<CountedProperty> share, BigDecimal allWeights) {
      return amount
          .multiply(share.holder().shareWeight())
          .subtract(amount(share).multiply(allWeights));
    }

    BigDecimal amount(Share<CountedProperty> share) {
      return new Money(share.amount(), currency).amount();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void everyMinorUnitIsConservedAndOnlyTheLargestHolderHasMoreThanItsExactShare(String code) {
    var currency = CurrencyUnit.ofTable(Currency.getInstance(code));
    for (int i = 0; i < SPLITS_PER_CURRENCY; i++) {
      var split = Split.of(amount(currency), currency, properties(howMany(i)));

      assertThat(split.total()).isEqualByComparingTo(split.amount());
      assertThat(split.shares()).extracting(Share::holder).isEqualTo(split.properties());
      eachButTheLargestIsCutDownByLessThanAUnit(split);
      anotherOrderGivesTheSameShares(split);
    }
  }

  private void eachButTheLargestIsCutDownByLessThanAUnit(Split split) {
    var largest = largest(split.properties());
    var allWeights = split.allWeights();
    var unit = new Money(1, split.currency()).amount().multiply(allWeights);
    assertThat(split.shares())
        .allMatch(
            share -> {
              var missing = split.missing(share, allWeights);
              return share.holder() == largest
                  ? missing.signum() <= 0
                  : missing.signum() >= 0 && missing.compareTo(unit) < 0;
            });
  }

  private void anotherOrderGivesTheSameShares(Split split) {
    var shuffled = new ArrayList<>(split.properties());
    Collections.shuffle(shuffled, random);
    var again = Split.of(split.amount(), split.currency(), shuffled);
    assertThat(new HashSet<>(again.shares())).isEqualTo(new HashSet<>(split.shares()));
  }

  /** The rule once more, in the slowest and plainest words. */
  private static CountedProperty largest(List<CountedProperty> properties) {
    var largest = properties.getFirst();
    for (var property : properties) {
      int heavier = property.shareWeight().compareTo(largest.shareWeight());
      int later = heavier == 0 ? labels(property, largest) : -heavier;
      if (later == 0) {
        later = property.id().toString().compareTo(largest.id().toString());
      }
      if (later < 0) {
        largest = property;
      }
    }
    return largest;
  }

  private static int labels(CountedProperty one, CountedProperty other) {
    return Arrays.compare(one.label().codePoints().toArray(), other.label().codePoints().toArray());
  }

  /** Mostly few; now and then a great many; at first as many as there may be, then one alone. */
  private int howMany(int i) {
    return switch (i) {
      case 0 -> MOST_PROPERTIES;
      case 1 -> 1;
      default ->
          1 + random.nextInt(i % SPLITS_BETWEEN_LARGE_ONES == 0 ? MOST_PROPERTIES : FEW_PROPERTIES);
    };
  }

  private List<CountedProperty> properties(int count) {
    int kind = random.nextInt(5);
    return Stream.generate(() -> property(weight(kind))).limit(count).toList();
  }

  private CountedProperty property(BigDecimal weight) {
    var id = new UUID(random.nextLong(), random.nextLong());
    return new CountedProperty(new PropertyId(id), label(), new OwnerId(id), weight, true);
  }

  /** Short and of few characters, so that many are the same. */
  private String label() {
    return character() + (random.nextBoolean() ? character() : "");
  }

  private String character() {
    return CHARACTERS.get(random.nextInt(CHARACTERS.size()));
  }

  /** All the same, a few different ones with or without zeros behind, tiny ones, of any size. */
  private BigDecimal weight(int kind) {
    return switch (kind) {
      case 0 -> BigDecimal.ONE;
      case 1 -> new BigDecimal(List.of("1", "1.0", "2", "2.000000").get(random.nextInt(4)));
      case 2 -> BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(7));
      case 3 -> BigDecimal.valueOf(1 + random.nextInt(3), 6);
      default -> BigDecimal.valueOf(1 + random.nextLong(LARGEST_WEIGHT_MILLIONTHS), 6);
    };
  }

  /** Of every size: from nothing up to the largest entry, now and then a sum of thousands. */
  private BigDecimal amount(CurrencyUnit currency) {
    long most =
        random.nextInt(10) == 0 ? Long.MAX_VALUE : (long) Math.pow(10, random.nextInt(16)) + 1;
    return BigDecimal.valueOf(random.nextLong(most), currency.decimals());
  }
}
