package dev.daybook.ledger.community.listcharges;

import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.projections.community.charges.ChargeQueries;
import dev.daybook.projections.community.charges.ChargeQueries.Filter;
import dev.daybook.projections.community.charges.ChargesView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListChargesEndpoint implements Endpoint {

  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "Only this owner's, with their cumulative total.");

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/charges", "List charges")
          .tag("charges")
          .description("By their dates, then in the order of recording; voided ones are left out.")
          .needs(CommunityPermissions.READ)
          .query(OWNER)
          .lists(ChargeView.class)
          .timeTravel()
          .live();

  private final PeriodLists lists;
  private final ChargeQueries charges;

  ListChargesEndpoint(PeriodLists lists, ChargeQueries charges) {
    this.lists = lists;
    this.charges = charges;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var tenant = call.tenant();
    var filter = new Filter(call.pathId("period_id", PeriodId::new), call.query(OWNER));
    var list =
        new EntryList<>(
            ChargesView.NAME,
            filter.period(),
            (at, window) -> charges.list(tenant, filter, at, window),
            at -> charges.all(tenant, filter, at));
    return lists.answer(
        call,
        filter.owner() == null ? list : list.summedUp(at -> charges.total(tenant, filter, at)));
  }
}
