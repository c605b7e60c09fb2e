package dev.daybook.ledger.community.showowner;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.owners.OwnerQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowOwnerEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/owners/{owner_id}", "Show an owner")
          .tag("owners")
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
    return reads.at(
        call,
        "owners",
        at ->
            owners
                .get(call.tenant(), id, at)
                .flatMap(found -> shown(call, id, found))
                .switchIfEmpty(Mono.fromSupplier(() -> Answer.notFound("owner", id))));
  }

  private Mono<Answer> shown(Call call, OwnerId id, Entry<OwnerView> found) {
    return call.wants() == Representation.LIVE
        ? reads.live(
            call, "owners", "owner", at -> owners.get(call.tenant(), id, at).map(Entry::value))
        : Mono.just(Answer.ok(found.value()).version(found.changed()));
  }
}
