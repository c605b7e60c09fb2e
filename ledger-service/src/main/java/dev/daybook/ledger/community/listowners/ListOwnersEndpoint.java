package dev.daybook.ledger.community.listowners;

import dev.daybook.contracts.community.OwnerView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Entry;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.owners.OwnerQueries;
import dev.daybook.projections.community.owners.OwnersView;
import java.util.List;
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
    return switch (call.wants()) {
      case ENVELOPE -> reads.at(call, OwnersView.NAME, at -> page(call, at));
      case LINES ->
          reads.at(
              call,
              OwnersView.NAME,
              at -> Mono.just(Answer.lines(owners.all(call.tenant(), at).map(Entry::value))));
      case LIVE -> reads.livePage(call, List.of(OwnersView.NAME), "owners", at -> page(call, at));
    };
  }

  private Mono<Answer> page(Call call, long at) {
    return listing(call, at)
        .map(listing -> Answer.page(call.page(), listing.values(), listing.total()));
  }

  private Mono<Listing<OwnerView>> listing(Call call, long at) {
    return owners.list(call.tenant(), at, new Window(call.page().skip(), call.page().limit()));
  }
}
