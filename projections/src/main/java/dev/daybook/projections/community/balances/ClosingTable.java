package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.CopyText;
import dev.daybook.projections.Posted;
import io.r2dbc.spi.Connection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What was signed off, and what was restated; only ever added to. */
final class ClosingTable {

  static Mono<Void> write(Connection connection, List<Posted<CommunityEvent>> batch) {
    return Mono.defer(
        () -> {
          var text = new CopyText();
          long rows = 0;
          for (var posted : batch) {
            rows +=
                switch (posted.event()) {
                  case ClosingBalancesStated s -> write(text, posted, s.periodId(), s.balances());
                  case PeriodClosed closed -> write(text, posted, closed);
                  case ClosingBalancesRestated restated -> write(text, posted, restated);
                  default -> 0;
                };
          }
          return rows == 0 ? Mono.empty() : text.into(connection, ADD);
        });
  }

  private static final String ADD =
      """
      copy closing (tenant, period_id, owner_id, position, at, opening, balance, restated, cause)
      from stdin
      """;

  /** Writes the balances that a closing states itself, as the first ones did. */
  private static long write(CopyText text, Posted<CommunityEvent> posted, PeriodClosed closed) {
    return closed.balances() == null
        ? 0
        : write(text, posted, closed.periodId(), closed.balances());
  }

  private static long write(
      CopyText text,
      Posted<CommunityEvent> posted,
      PeriodId period,
      List<ClosingBalance> balances) {
    for (var b : balances) {
      row(text, posted, period, b.ownerId(), b.opening(), b.balance(), null, null);
    }
    return balances.size();
  }

  private static long write(
      CopyText text, Posted<CommunityEvent> posted, ClosingBalancesRestated restated) {
    Map<OwnerId, BigDecimal> old =
        restated.old().stream()
            .collect(Collectors.toMap(OwnerBalance::ownerId, OwnerBalance::balance));
    for (var b : restated.restated()) {
      var was = old.getOrDefault(b.ownerId(), BigDecimal.ZERO);
      row(text, posted, restated.periodId(), b.ownerId(), null, b.balance(), was, restated.cause());
    }
    return restated.restated().size();
  }

  private static void row(
      CopyText text,
      Posted<CommunityEvent> posted,
      PeriodId period,
      OwnerId owner,
      @Nullable BigDecimal opening,
      BigDecimal balance,
      @Nullable BigDecimal restated,
      @Nullable PeriodId cause) {
    text.column(posted.tenant())
        .column(period.value())
        .column(owner.value())
        .column(posted.position())
        .column(posted.at())
        .column(minor(opening))
        .column(minor(balance))
        .column(minor(restated))
        .column(cause == null ? null : cause.value())
        .endRow();
  }

  /** The amount has all decimals of its currency, and no more. */
  private static @Nullable Long minor(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.unscaledValue().longValueExact();
  }

  private ClosingTable() {}
}
