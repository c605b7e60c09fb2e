package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Posted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event signs off for an owner, or puts in its place, in minor units.
 *
 * @param opening what the account began with; null in a restatement, which says nothing of it
 * @param restated what was signed off until then; null in a closing
 * @param cause the period whose correction restates; null in a closing
 */
record ClosingRow(
    String tenant,
    PeriodId period,
    OwnerId owner,
    long position,
    Instant at,
    @Nullable Long opening,
    long balance,
    @Nullable Long restated,
    @Nullable PeriodId cause) {

  /** All that an event signs off; nothing if it is about something else. */
  static List<ClosingRow> of(Posted<CommunityEvent> posted) {
    return switch (posted.event()) {
      case ClosingBalancesStated stated -> closed(posted, stated.periodId(), stated.balances());
      case PeriodClosed closed -> closed(posted, closed);
      case ClosingBalancesRestated restated -> restated(posted, restated);
      default -> List.of();
    };
  }

  /** The balances that a closing states itself, as the first ones did. */
  private static List<ClosingRow> closed(Posted<CommunityEvent> posted, PeriodClosed closed) {
    return closed.balances() == null
        ? List.of()
        : closed(posted, closed.periodId(), closed.balances());
  }

  private static List<ClosingRow> closed(
      Posted<CommunityEvent> posted, PeriodId period, List<ClosingBalance> balances) {
    return balances.stream()
        .map(
            b ->
                new ClosingRow(
                    posted.tenant(),
                    period,
                    b.ownerId(),
                    posted.position(),
                    posted.at(),
                    minor(b.opening()),
                    minor(b.balance()),
                    null,
                    null))
        .toList();
  }

  private static List<ClosingRow> restated(
      Posted<CommunityEvent> posted, ClosingBalancesRestated event) {
    Map<OwnerId, BigDecimal> old =
        event.old().stream()
            .collect(Collectors.toMap(OwnerBalance::ownerId, OwnerBalance::balance));
    return event.restated().stream()
        .map(
            b ->
                new ClosingRow(
                    posted.tenant(),
                    event.periodId(),
                    b.ownerId(),
                    posted.position(),
                    posted.at(),
                    null,
                    minor(b.balance()),
                    minor(old.getOrDefault(b.ownerId(), BigDecimal.ZERO)),
                    event.cause()))
        .toList();
  }

  /** The amount has all decimals of its currency, and no more. */
  private static long minor(BigDecimal amount) {
    return amount.unscaledValue().longValueExact();
  }
}
