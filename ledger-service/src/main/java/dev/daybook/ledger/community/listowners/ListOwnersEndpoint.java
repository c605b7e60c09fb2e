package dev.daybook.ledger.community.listowners;

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
final class ListOwnersEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/owners", "List owners")
          .tag("owners")
          .description("All owners of the tenant, in the order of registration.")
          .needs(CommunityPermissions.READ)
          .lists(OwnerView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final OwnerQueries owners;

  ListOwnersEndpoint(ViewReads reads, OwnerQueries owners) {
    this.reads = reads;
    this.owners = owners;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return reads.list(
        call,
        OwnersView.NAME,
        (at, window) -> owners.list(call.tenant(), at, window),
        at -> owners.all(call.tenant(), at));
  }
}
