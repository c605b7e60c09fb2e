package dev.daybook.ledger.community.listexpenses;

import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Visible;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.expenses.ExpenseQueries.Filter;
import dev.daybook.projections.community.expenses.ExpensesView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListExpensesEndpoint implements Endpoint {

  private static final int MAX_PAYMENT_TYPE_LENGTH = 100;

  private static final Parameter<OwnerId> PAID_BY =
      Parameter.id(
          "paid_by", OwnerId::new, "Only what this owner paid, with its cumulative total.");

  private static final Parameter<String> PAYMENT_TYPE =
      Parameter.text(
          "payment_type", MAX_PAYMENT_TYPE_LENGTH, "Only of this kind, spelt exactly so.");

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/expenses", "List expenses")
          .tag("expenses")
          .description("By their dates, then in the order of recording; voided ones are left out.")
          .needs(CommunityPermissions.READ)
          .query(PAID_BY)
          .query(PAYMENT_TYPE)
          .lists(ExpenseView.class)
          .timeTravel()
          .live();

  private final PeriodLists lists;
  private final ExpenseQueries expenses;

  ListExpensesEndpoint(PeriodLists lists, ExpenseQueries expenses) {
    this.lists = lists;
    this.expenses = expenses;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var tenant = call.tenant();
    var filter =
        new Filter(call.pathId("period_id", PeriodId::new), call.query(PAID_BY), paymentType(call));
    var list =
        new EntryList<>(
            ExpensesView.NAME,
            filter.period(),
            (at, window) -> expenses.list(tenant, filter, at, window),
            at -> expenses.all(tenant, filter, at));
    return lists.answer(
        call,
        filter.paidBy() == null ? list : list.summedUp(at -> expenses.total(tenant, filter, at)));
  }

  private static @Nullable String paymentType(Call call) {
    var asked = call.query(PAYMENT_TYPE);
    return asked == null ? null : Visible.strip(asked);
  }
}
