package dev.daybook.ledger.community.showownerhistory;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.owners.OwnerQueries;
import dev.daybook.projections.community.owners.OwnersView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowOwnerHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/owners/{owner_id}/history", "Show an owner's history")
          .tag("owners")
          .description(
              "A step for the registration and for each edit, the oldest first: who did it"
                  + " when, and how the owner read before and after.")
          .needs(CommunityPermissions.READ)
          .lists(OwnerStep.class)
          .timeTravel();

  private final Histories histories;
  private final OwnerQueries owners;

  ShowOwnerHistoryEndpoint(Histories histories, OwnerQueries owners) {
    this.histories = histories;
    this.owners = owners;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("owner_id", OwnerId::new);
    return histories.show(
        call,
        OwnersView.NAME,
        "owner",
        id,
        at -> owners.history(call.tenant(), id, at),
        OwnerStep::of);
  }
}
