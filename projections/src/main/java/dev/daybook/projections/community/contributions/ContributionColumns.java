package dev.daybook.projections.community.contributions;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Columns;
import dev.daybook.projections.CurrencyColumn;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a contribution lies in its table; the column {@code id} is every entry's. */
final class ContributionColumns implements Columns<ContributionView> {

  @Override
  public List<String> names() {
    return List.of("period_id", "owner_id", "amount_minor", "currency", "paid_on", "comment");
  }

  @Override
  public List<? extends @Nullable Object> write(ContributionView contribution) {
    var money = contribution.money();
    return Arrays.asList(
        contribution.periodId().value(),
        contribution.ownerId().value(),
        money.minor(),
        CurrencyColumn.write(money.currency()),
        contribution.date(),
        contribution.comment());
  }

  @Override
  public ContributionView read(Row row) {
    var money = new Money(row.number("amount_minor"), CurrencyColumn.read(row));
    return new ContributionView(
        new ContributionId(row.uuid("id")),
        new PeriodId(row.uuid("period_id")),
        new OwnerId(row.uuid("owner_id")),
        money.amount(),
        money.currency().code(),
        row.day("paid_on"),
        row.textOrNull("comment"));
  }
}
