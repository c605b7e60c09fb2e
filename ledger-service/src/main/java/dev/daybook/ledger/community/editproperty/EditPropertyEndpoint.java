package dev.daybook.ledger.community.editproperty;

import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_CHANGES;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.EditProperty;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Today;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditPropertyEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable @NotBlank @MaxLength(200) @Example("Flat 1a") String label,
      @Nullable @Describe("Whose it is from that day on.") OwnerId ownerId,
      @Nullable @Positive @Describe("With at most 6 decimals.") @Example("70")
          BigDecimal shareWeight,
      @Nullable @Describe("Whether costs are shared over it from that day on.") Boolean active,
      @Nullable
          @Describe(
              "The day that its owner, weight and activity change; today, unless given. What is said"
                  + " of a day holds from it on even if an earlier day is changed afterwards. A label"
                  + " has no day.")
          @Example("2026-02-01")
          LocalDate from) {}

  private static final Operation OPERATION =
      Operation.patch("/properties/{property_id}", "Edit a property")
          .tag("properties")
          .description(
              "Owner, weight and activity change from the day `from` on, until a later day"
                  + " changes the same again. In a period, a property counts for whoever owns it"
                  + " on the period's last day, or today if that is earlier, with its weight of"
                  + " that day, if it is active then; the sheets of closed periods stay as they"
                  + " are. The answer shows the property as it is today.")
          .needs(CommunityPermissions.REGISTER_PROPERTIES)
          .command(Body.class)
          .returns(PropertyView.class)
          .refuses(UNKNOWN_OWNER, TOO_MANY_DECIMALS, TOO_LARGE, TOO_MANY_CHANGES);

  private final CommandDesk desk;
  private final Today today;

  EditPropertyEndpoint(CommandDesk desk, Today today) {
    this.desk = desk;
    this.today = today;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command =
        new EditProperty(
            call.pathId("property_id", PropertyId::new),
            body.label(),
            body.ownerId(),
            body.shareWeight(),
            body.active(),
            body.from(),
            today.now());
    return desk.<PropertyView>send(call, command, Answer::ok);
  }
}
