package dev.daybook.ledger.community.editowner;

import dev.daybook.contracts.community.EditOwner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Email;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditOwnerEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable @NotBlank @MaxLength(200) @Example("Ada Lovelace") String name,
      @Nullable
          @NotBlank
          @Email
          @MaxLength(254)
          @Example("ada@example.org")
          @Describe("null takes the address away.")
          Optional<String> email) {}

  private static final Operation OPERATION =
      Operation.patch("/owners/{owner_id}", "Edit an owner")
          .tag("owners")
          .description(
              "A new name shows everywhere from now on, in the sheets of closed periods"
                  + " too. The history keeps what it said before; an edit that changes nothing is"
                  + " not written down.")
          .needs(CommunityPermissions.REGISTER_OWNERS)
          .command(Body.class)
          .returns(OwnerView.class);

  private final CommandDesk desk;

  EditOwnerEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command = new EditOwner(call.pathId("owner_id", OwnerId::new), body.name(), body.email());
    return desk.<OwnerView>send(call, command, Answer::ok);
  }
}
