package dev.daybook.ledger.community.showowner;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.owners.OwnerQueries;
import dev.daybook.projections.community.owners.OwnersView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowOwnerEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/owners/{owner_id}", "Show an owner")
          .tag("owners")
          .description(
              "The owner's name and address, now or at `as_of` or `at_position`. What the"
                  + " owner's account comes to is in `GET"
                  + " /periods/{period_id}/balances/{owner_id}`.")
          .needs(CommunityPermissions.READ)
          .returns(OwnerView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final OwnerQueries owners;

  ShowOwnerEndpoint(ViewReads reads, OwnerQueries owners) {
    this.reads = reads;
    this.owners = owners;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("owner_id", OwnerId::new);
    return reads.one(call, OwnersView.NAME, "owner", id, at -> owners.get(call.tenant(), id, at));
  }
}
