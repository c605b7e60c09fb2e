package dev.daybook.ledger.community.showcharge;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.charges.ChargeQueries;
import dev.daybook.projections.community.charges.ChargesView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowChargeEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/charges/{charge_id}", "Show a charge")
          .tag("charges")
          .description(
              "As it reads now, or as it read at `as_of` or `at_position`. A voided charge"
                  + " is 404; its history is kept.")
          .needs(CommunityPermissions.READ)
          .returns(ChargeView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final ChargeQueries charges;

  ShowChargeEndpoint(ViewReads reads, ChargeQueries charges) {
    this.reads = reads;
    this.charges = charges;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("charge_id", ChargeId::new);
    return reads.voidable(
        call,
        ChargesView.NAME,
        "charge",
        id,
        at -> charges.get(call.tenant(), id, at),
        at -> charges.history(call.tenant(), id, at));
  }
}
