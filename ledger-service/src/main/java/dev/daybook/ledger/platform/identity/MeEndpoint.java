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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code GET /me}. */
final class MeEndpoint implements Endpoint {

  record Me(
      @Describe("The user's id; `actor` in histories.") UUID id,
      @Example("demo") String tenant,
      @Nullable @Example("owner") @Describe("What the user signs in by; null for an API key.")
          String username,
      @Describe("What the user is here; none for an API key.") List<String> roles,
      @Nullable @Describe("The owner of the community whom the user is; null for others.")
          UUID ownerId,
      @Describe("What this caller may do, by name.") List<String> permissions) {

    static Me of(UserView user, Caller caller) {
      return new Me(
          user.id(),
          caller.tenant(),
          user.username(),
          user.roles(),
          user.ownerId(),
          permissions(caller));
    }

    static Me ofKey(Caller caller) {
      return new Me(
          UUID.fromString(caller.user()),
          caller.tenant(),
          null,
          List.of(),
          null,
          permissions(caller));
    }

    private static List<String> permissions(Caller caller) {
      return caller.permissions().stream().map(Permission::name).sorted().toList();
    }
  }

  private final UserQueries users;

  MeEndpoint(UserQueries users) {
    this.users = users;
  }

  @Override
  public Operation operation() {
    return Operation.get("/me", "Get who is signed in")
        .tag("identity")
        .description(
            "The user's id, name, roles and tenant, and the permissions, as operations name them.")
        .signedIn()
        .returns(Me.class);
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var caller = call.caller();
    return users
        .one(caller.tenant(), UUID.fromString(caller.user()))
        .map(user -> Me.of(user, caller))
        .switchIfEmpty(Mono.fromSupplier(() -> Me.ofKey(caller)))
        .map(Answer::ok);
  }
}
