package dev.daybook.accounting.community;

import static dev.daybook.accounting.community.SomePeriod.PERIOD;
import static dev.daybook.accounting.community.SomePeriod.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancesTest {

  private static final OwnerId ADA = owner("Ada");
  private static final OwnerId BEN = owner("Ben");
  private static final OwnerId CAT = owner("Cat");

  @Test
  void anOwnerWhoIsNotNamedHasNothing() {
    assertThat(Balances.NONE.of(ADA)).isZero();
    assertThat(Balances.NONE.sum()).isZero();
  }

  @Test
  void whatMovesIsAddedOwnerByOwner() {
    assertThat(balances(ADA, 15, BEN, -3).plus(Balances.NONE))
        .isEqualTo(balances(ADA, 15, BEN, -3));
    assertThat(balances(ADA, 15, BEN, -3).plus(balances(ADA, -15, CAT, 3)))
        .isEqualTo(balances(ADA, 0, BEN, -3, CAT, 3));
  }

  @Test
  void whatMovedIsTheClosingLessTheOpening() {
    assertThat(balances(ADA, 5, BEN, 1).minus(balances(ADA, 2, CAT, 4)))
        .isEqualTo(balances(ADA, 3, BEN, 1, CAT, -4));
  }

  @Test
  void onlyThoseWhoseBalanceIsAnotherOneDiffer() {
    var before = balances(ADA, 1, BEN, 2);
    var after = balances(ADA, 1, BEN, 3, CAT, 0);

    assertThat(after.differing(before, List.of(CAT, BEN, ADA))).containsExactly(BEN);
  }

  @Test
  void whatIsSignedOffNamesEveryOwnerAndReadsTheSameAgain() {
    var balances = balances(ADA, -15_266, BEN, 7);
    var signedOff = balances.signedOff(List.of(BEN, CAT, ADA), PERIOD.currency());

    assertThat(signedOff)
        .containsExactly(
            new OwnerBalance(BEN, new BigDecimal("0.07")),
            new OwnerBalance(CAT, new BigDecimal("0.00")),
            new OwnerBalance(ADA, new BigDecimal("-152.66")));
    assertThat(
            Balances.of(signedOff, PERIOD.currency()).differing(balances, List.of(ADA, BEN, CAT)))
        .isEmpty();
  }

  @Test
  void aBalanceThatCantBeCountedIsABugAndNotAnotherNumber() {
    assertThatThrownBy(() -> balances(ADA, Long.MAX_VALUE).plus(balances(ADA, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Balances balances(OwnerId owner, long balance) {
    return new Balances(Map.of(owner, balance));
  }

  private static Balances balances(OwnerId one, long his, OwnerId other, long hers) {
    return new Balances(Map.of(one, his, other, hers));
  }

  private static Balances balances(
      OwnerId first, long one, OwnerId second, long two, OwnerId third, long three) {
    return new Balances(Map.of(first, one, second, two, third, three));
  }
}
