package dev.daybook.accounting.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chains of periods, drawn up once more by hand. */
class RandomSheetsTest {

  private static final int CHAINS = 1_500;

  private final long seed = Seed.of("sheets", 20_260_630);
  private final Random random = new Random(seed);

  @Test
  void everySheetOfEveryChainIsWhatOneWouldDrawUpByHand() {
    for (int i = 0; i < CHAINS; i++) {
      compare(new RandomChain(random).periods());
    }
  }

  private static void compare(List<RawPeriod> periods) {
    var movements = periods.stream().map(raw -> Movements.of(raw.entries())).toList();
    var opening = Balances.NONE;
    Map<OwnerId, BigDecimal> carried = Map.of();
    for (int i = 0; i < periods.size(); i++) {
      var raw = periods.get(i);
      var byHand = new NaiveSheet(raw, carried);

      compare(raw, byHand, opening, movements.get(i));
      opening = opening.plus(movements.get(i).balances());
      carried = byHand.closings();
    }
    compare(periods.getLast().period().currency(), opening, carried);
  }

  private static void compare(
      RawPeriod raw, NaiveSheet byHand, Balances opening, Movements movements) {
    assertThat(Sheet.of(raw.period(), 7, true, raw.owners(), opening, movements))
        .isEqualTo(byHand.sheet());
    for (var item : movements.items()) {
      assertThat(shares(item, raw.period().currency()))
          .isEqualTo(item.expenses() == 0 ? Map.of() : withoutUnmetered(byHand, item));
    }
    assertThat(MeterCosts.of(movements, raw.readings())).isEqualTo(byHand.meterCosts());
  }

  private static Map<PropertyId, BigDecimal> shares(ItemMovement item, CurrencyUnit currency) {
    var shares = new HashMap<PropertyId, BigDecimal>();
    item.shares()
        .forEach(
            share -> shares.put(share.holder().id(), new Money(share.amount(), currency).amount()));
    return shares;
  }

  /** By hand, properties without a meter stand there too, with nothing. */
  private static Map<PropertyId, BigDecimal> withoutUnmetered(
      NaiveSheet byHand, ItemMovement item) {
    var taking = item.shares().stream().map(share -> share.holder().id()).toList();
    var shares = new HashMap<>(byHand.shares(item.item()));
    shares.entrySet().removeIf(e -> e.getValue().signum() == 0 && !taking.contains(e.getKey()));
    return shares;
  }

  private static void compare(
      CurrencyUnit currency, Balances closings, Map<OwnerId, BigDecimal> byHand) {
    byHand.forEach(
        (owner, balance) ->
            assertThat(new Money(closings.of(owner), currency).amount()).isEqualTo(balance));
  }
}
