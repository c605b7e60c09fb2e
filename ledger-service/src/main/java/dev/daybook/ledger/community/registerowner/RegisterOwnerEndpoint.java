package dev.daybook.ledger.community.registerowner;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.RegisterOwner;
import dev.daybook.contracts.schema.Email;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RegisterOwnerEndpoint implements Endpoint {

  /** An owner to be. */
  record Body(
      @NotBlank @MaxLength(200) @Example("Ada") String name,
      @Nullable @NotBlank @Email @MaxLength(254) @Example("ada@example.org") String email) {}

  private static final Operation OPERATION =
      Operation.post("/owners", "Register an owner")
          .tag("owners")
          .description(
              "An owner has a row in every balance sheet of the tenant, with zeros while"
                  + " nothing happened. Owners are edited, and never removed; two may have the"
                  + " same name.")
          .needs(CommunityPermissions.REGISTER_OWNERS)
          .command(Body.class)
          .creates(OwnerView.class);

  private final CommandDesk desk;
  private final Ids ids;

  RegisterOwnerEndpoint(CommandDesk desk, Ids ids) {
    this.desk = desk;
    this.ids = ids;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command = new RegisterOwner(ids.next(OwnerId::new), body.name(), body.email());
    return desk.send(
        call, command, (OwnerView owner) -> Answer.created("/owners/" + owner.id(), owner));
  }
}
