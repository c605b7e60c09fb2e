package dev.daybook.ledger.community;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;

import dev.daybook.contracts.Kind;
import dev.daybook.contracts.Kinds;
import dev.daybook.contracts.community.CommunityEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All kinds of things of a community. */
public final class CommunityKinds {

  /** Refuses to be there if an event belongs to none of them, or to several. */
  public static final Kinds ALL =
      Kinds.of(
          CommunityEvent.class,
          OWNER,
          PROPERTY,
          PERIOD,
          CLOSING,
          CONTRIBUTION,
          EXPENSE,
          BUDGET_ITEM,
          READING,
          CHARGE);

  /** What is written down in a period, and nothing may be once it is closed. */
  private static final List<Kind<?, ?, ?>> ENTRIES =
      List.of(CONTRIBUTION, EXPENSE, BUDGET_ITEM, READING, CHARGE);

  public static Set<String> typesOfEntries() {
    return ENTRIES.stream()
        .flatMap(kind -> kind.typeNames().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private CommunityKinds() {}
}
