package dev.daybook.projections.community.charges;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Columns;
import dev.daybook.projections.CurrencyColumn;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service charge lies in its table; the column {@code id} is every entry's. */
final class ChargeColumns implements Columns<ChargeView> {

  @Override
  public List<String> names() {
    return List.of(
        "period_id", "owner_id", "description", "amount_minor", "currency", "charged_on");
  }

  @Override
  public List<? extends @Nullable Object> write(ChargeView charge) {
    var money = charge.money();
    return Arrays.asList(
        charge.periodId().value(),
        charge.ownerId().value(),
        charge.description(),
        money.minor(),
        CurrencyColumn.write(money.currency()),
        charge.date());
  }

  @Override
  public ChargeView read(Row row) {
    var money = new Money(row.number("amount_minor"), CurrencyColumn.read(row));
    return new ChargeView(
        new ChargeId(row.uuid("id")),
        new PeriodId(row.uuid("period_id")),
        new OwnerId(row.uuid("owner_id")),
        row.text("description"),
        money.amount(),
        money.currency().code(),
        row.day("charged_on"));
  }
}
