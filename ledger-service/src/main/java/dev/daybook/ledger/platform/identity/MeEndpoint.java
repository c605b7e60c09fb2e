package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** {@code GET /me}. */
final class MeEndpoint implements Endpoint {

  record Me(
      @Describe("The user's id; `actor` in histories.") UUID id,
      @Example("demo") String tenant,
      @Describe("What this caller may do, by name.") List<String> permissions) {

    static Me of(Caller caller) {
      return new Me(
          UUID.fromString(caller.user()),
          caller.tenant(),
          caller.permissions().stream().map(Permission::name).sorted().toList());
    }
  }

  @Override
  public Operation operation() {
    return Operation.get("/me", "Get who is signed in")
        .tag("identity")
        .description("The user's id and tenant, and the permissions, as operations name them.")
        .signedIn()
        .returns(Me.class);
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return Mono.just(Answer.ok(Me.of(call.caller())));
  }
}
