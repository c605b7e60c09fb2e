package dev.daybook.ledger.community.registerproperty;

import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.contracts.community.RegisterProperty;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RegisterPropertyEndpoint implements Endpoint {

  /** A property to be; what is said here holds from always. */
  record Body(
      @NotBlank @MaxLength(200) @Example("Flat 1") String label,
      @Describe("Whose it is; the owner bears what falls to it.") OwnerId ownerId,
      @Positive
          @Describe(
              "What PROPORTIONAL costs are shared by, such as square metres; with at most 6 decimals.")
          @Example("62.5")
          BigDecimal shareWeight,
      @Nullable @Describe("Whether costs are shared over it; they are, unless it says false.")
          Boolean active) {}

  private static final Operation OPERATION =
      Operation.post("/properties", "Register a property")
          .tag("properties")
          .description(
              "Costs are shared over properties, and their owners bear them. What is said"
                  + " here holds from always; to change the owner, the weight or the activity from"
                  + " a day on, `PATCH` it. Properties are made inactive, and never removed.")
          .needs(CommunityPermissions.REGISTER_PROPERTIES)
          .command(Body.class)
          .creates(PropertyView.class)
          .refuses(UNKNOWN_OWNER, TOO_MANY_DECIMALS, TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  RegisterPropertyEndpoint(CommandDesk desk, Ids ids) {
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
    var command =
        new RegisterProperty(
            ids.next(PropertyId::new),
            body.label(),
            body.ownerId(),
            body.shareWeight(),
            !Boolean.FALSE.equals(body.active()));
    return desk.send(
        call,
        command,
        (PropertyView property) -> Answer.created("/properties/" + property.id(), property));
  }
}
