package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service period takes no more entries. What was signed off is told by {@link
 * ClosingBalancesStated}, apart: everybody who records reads closings, and nobody who does needs
 * the balances.
 *
 * @param on the day of the closing: properties count as they are on that day, if the period ends
 *     later; null in closings that were written down before they said so
 * @param balances what was signed off, in closings that were written down before that was told
 *     apart; null in all others
 */
public record PeriodClosed(
    PeriodId periodId,
    @Nullable LocalDate on,
    @Nullable
        @Describe(
            "What was signed off, in old closings; since then closing-balances-stated says it.")
        List<ClosingBalance> balances)
    implements PeriodEvent {

  public PeriodClosed(PeriodId periodId, @Nullable LocalDate on) {
    this(periodId, on, null);
  }
}
