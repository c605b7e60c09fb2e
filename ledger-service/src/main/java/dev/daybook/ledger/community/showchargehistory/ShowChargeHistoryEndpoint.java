package dev.daybook.ledger.community.showchargehistory;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.charges.ChargeQueries;
import dev.daybook.projections.community.charges.ChargesView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowChargeHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/charges/{charge_id}/history", "Show a charge's history")
          .tag("charges")
          .description(
              "A step for each change, the oldest first: who did what when, and how the"
                  + " charge read before and after. A voided charge is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(ChargeStep.class)
          .timeTravel();

  private final Histories histories;
  private final ChargeQueries charges;

  ShowChargeHistoryEndpoint(Histories histories, ChargeQueries charges) {
    this.histories = histories;
    this.charges = charges;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("charge_id", ChargeId::new);
    return histories.show(
        call,
        ChargesView.NAME,
        "charge",
        id,
        at -> charges.history(call.tenant(), id, at),
        ChargeStep::of);
  }
}
