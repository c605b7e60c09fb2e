package dev.daybook.accounting.community;

import static dev.daybook.accounting.community.SomePeriod.EUR;
import static dev.daybook.accounting.community.SomePeriod.PERIOD;
import static dev.daybook.accounting.community.SomePeriod.itemOf;
import static dev.daybook.accounting.community.SomePeriod.known;
import static dev.daybook.accounting.community.SomePeriod.owner;
import static dev.daybook.contracts.community.AllocationStrategy.NONE;
import static dev.daybook.contracts.community.AllocationStrategy.PROPORTIONAL;
import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BalanceSheet.Checks;
import dev.daybook.contracts.community.BalanceSheet.ItemRow;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.BalanceSheet.Totals;
import dev.daybook.contracts.community.Owner;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static final List<Owner> OWNERS = List.of(known("Ada"), known("Ben"), known("Cat"));

  @Test
  void everyOwnerAndEveryItemHasARowAndAllAddsUp() {
    var openings = new Balances(Map.of(owner("Ada"), 500L, owner("Ben"), -120L));

    assertThat(Sheet.of(PERIOD, 4711, true, OWNERS, openings, busy().movements()))
        .isEqualTo(
            new BalanceSheet(
                PERIOD.id(),
                "2026 Q1",
                PERIOD.status(),
                EUR,
                4711,
                true,
                List.of(
                    row("Ada", "5.00", "300.00", "80.00", "212.33", "15.00", "157.67"),
                    row("Ben", "-1.20", "0.00", "600.01", "424.68", "0.00", "174.13"),
                    row("Cat", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00")),
                List.of(
                    new ItemRow(
                        itemOf("SECURITY"),
                        "SECURITY",
                        PROPORTIONAL,
                        amount("600.00"),
                        amount("637.01"),
                        amount("637.01")),
                    new ItemRow(
                        itemOf("GIFTS"),
                        "GIFTS",
                        NONE,
                        amount("600.00"),
                        amount("40.00"),
                        amount("0.00"))),
                new Totals(
                    amount("3.80"),
                    amount("300.00"),
                    amount("680.01"),
                    amount("680.01"),
                    amount("637.01"),
                    amount("43.00"),
                    amount("15.00"),
                    amount("331.80")),
                new Checks(true, true)));
  }

  @Test
  void anEmptyPeriodHasAZeroRowForEveryOwner() {
    var sheet = Sheet.of(PERIOD, 1, false, OWNERS, Balances.NONE, new SomePeriod().movements());

    assertThat(sheet.owners()).containsExactly(zeros("Ada"), zeros("Ben"), zeros("Cat"));
    assertThat(sheet.items()).isEmpty();
    assertThat(sheet.totals().balance()).isEqualTo(amount("0.00"));
    assertThat(sheet.checks()).isEqualTo(new Checks(true, true));
  }

  @Test
  void withoutAnyOwnerThereIsAnEmptySheet() {
    var sheet = Sheet.of(PERIOD, 1, false, List.of(), Balances.NONE, new SomePeriod().movements());

    assertThat(sheet.owners()).isEmpty();
    assertThat(sheet.checks()).isEqualTo(new Checks(true, true));
  }

  @Test
  void whatCantBeSharedYetCountsAsUnallocated() {
    var movements =
        new SomePeriod()
            .property("1A", "Ada", "1")
            .item("WATER", USAGE_BASED)
            .spent("Ben", "WATER", 100)
            .movements();
    var sheet = Sheet.of(PERIOD, 1, false, OWNERS, Balances.NONE, movements);

    assertThat(sheet.items()).extracting(ItemRow::allocated).containsExactly(amount("0.00"));
    assertThat(sheet.totals().unallocated()).isEqualTo(amount("1.00"));
    assertThat(sheet.checks()).isEqualTo(new Checks(true, true));
  }

  @Test
  void theChecksFindAShareThatGotLost() {
    var movements = busy().movements();
    var item = movements.items().getFirst();
    var lost = item.shares().subList(1, item.shares().size());
    var accounts = new HashMap<>(movements.accounts());
    accounts.compute(
        owner("Ada"),
        (ada, all) ->
            new OwnerAccount(
                all.contributions(), all.expensesPaid(), all.allocated() - 21_233, all.charges()));
    var wrong =
        new Movements(
            List.of(
                ItemMovement.shared(item.item(), item.expenses(), lost),
                movements.items().getLast()),
            movements.withoutItem(),
            accounts);

    assertThat(Sheet.of(PERIOD, 1, false, OWNERS, Balances.NONE, wrong).checks())
        .isEqualTo(new Checks(false, false));
  }

  @Test
  void theChecksFindAnExpenseThatNobodyPaid() {
    var movements = busy().movements();
    var accounts = new HashMap<>(movements.accounts());
    accounts.compute(
        owner("Ben"),
        (ben, all) -> new OwnerAccount(all.contributions(), 0, all.allocated(), all.charges()));
    var wrong = new Movements(movements.items(), movements.withoutItem(), accounts);

    assertThat(Sheet.of(PERIOD, 1, false, OWNERS, Balances.NONE, wrong).checks())
        .isEqualTo(new Checks(true, false));
  }

  @Test
  void theChecksFindAnOwnerWhoIsMissing() {
    var openings = new Balances(Map.of(owner("Ada"), 500L, owner("Dan"), 1L));
    var quiet = new SomePeriod().movements();

    assertThat(Sheet.of(PERIOD, 1, false, OWNERS, openings, quiet).checks())
        .isEqualTo(new Checks(true, false));
    assertThat(
            Sheet.of(PERIOD, 1, false, OWNERS.subList(1, 3), Balances.NONE, busy().movements())
                .checks())
        .isEqualTo(new Checks(false, false));
  }

  private static SomePeriod busy() {
    return new SomePeriod()
        .property("1A", "Ada", "1")
        .property("1B", "Ben", "2")
        .item("SECURITY", PROPORTIONAL)
        .item("GIFTS", NONE)
        .spent("Ada", "SECURITY", 3_700)
        .spent("Ada", "GIFTS", 4_000)
        .spent("Ada", "TREE", 300)
        .spentOn("SECURITY", "Ben", 60_001)
        .contributed("Ada", 30_000)
        .charged("Ada", 1_500);
  }

  private static OwnerRow zeros(String name) {
    return row(name, "0.00", "0.00", "0.00", "0.00", "0.00", "0.00");
  }

  private static OwnerRow row(
      String name,
      String opening,
      String contributions,
      String paid,
      String allocated,
      String charges,
      String balance) {
    return new OwnerRow(
        owner(name),
        name,
        amount(opening),
        amount(contributions),
        amount(paid),
        amount(allocated),
        amount(charges),
        amount(balance));
  }

  private static BigDecimal amount(String amount) {
    return new BigDecimal(amount);
  }
}
