package dev.daybook.projections.community.balances;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.projections.Posted;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of an entry.
 *
 * @param after null once it is voided
 */
record Change(EntryKey key, long position, boolean begins, @Nullable Amount after) {

  /** The change that an event makes; null for an event that is about no amount. */
  static @Nullable Change of(Posted<CommunityEvent> posted) {
    return switch (posted.event()) {
      case ContributionRecorded e ->
          of(posted, e.contributionId(), true, Amount.of(e.contribution()));
      case ContributionEdited e ->
          of(posted, e.contributionId(), false, Amount.of(e.contribution()));
      case ContributionVoided e -> of(posted, e.contributionId(), false, null);
      case ExpenseRecorded e -> of(posted, e.expenseId(), true, Amount.of(e.expense()));
      case ExpenseEdited e -> of(posted, e.expenseId(), false, Amount.of(e.expense()));
      case ExpenseVoided e -> of(posted, e.expenseId(), false, null);
      case ChargeRecorded e -> of(posted, e.chargeId(), true, Amount.of(e.charge()));
      case ChargeEdited e -> of(posted, e.chargeId(), false, Amount.of(e.charge()));
      case ChargeVoided e -> of(posted, e.chargeId(), false, null);
      case OwnerEvent _, PropertyEvent _, PeriodEvent _, BudgetItemEvent _, ReadingEvent _ -> null;
    };
  }

  private static Change of(
      Posted<CommunityEvent> posted, Id entry, boolean begins, @Nullable Amount after) {
    return new Change(
        new EntryKey(posted.tenant(), entry.value()), posted.position(), begins, after);
  }
}
