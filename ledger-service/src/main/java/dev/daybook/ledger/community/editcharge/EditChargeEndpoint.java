package dev.daybook.ledger.community.editcharge;

import static dev.daybook.ledger.community.CommunityErrors.DATE_OUTSIDE_PERIOD;
import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;
import static dev.daybook.ledger.community.CommunityErrors.TOO_LARGE;
import static dev.daybook.ledger.community.CommunityErrors.TOO_MANY_DECIMALS;
import static dev.daybook.ledger.community.CommunityErrors.UNKNOWN_OWNER;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.EditCharge;
import dev.daybook.contracts.community.OwnerId;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditChargeEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable @Describe("Who owes it.") OwnerId ownerId,
      @Nullable @NotBlank @MaxLength(2000) @Example("Two lost keys") String description,
      @Nullable
          @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("30.00")
          BigDecimal amount,
      @Nullable @Describe("A day within the period.") LocalDate date) {}

  private static final Operation OPERATION =
      Operation.patch("/charges/{charge_id}", "Edit a charge")
          .tag("charges")
          .description(
              "Corrects the charge while its period is open. The history keeps what it said"
                  + " before; an edit that changes nothing is not written down.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .returns(ChargeView.class)
          .refuses(PERIOD_CLOSED, UNKNOWN_OWNER, DATE_OUTSIDE_PERIOD, TOO_MANY_DECIMALS, TOO_LARGE);

  private final CommandDesk desk;

  EditChargeEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command =
        new EditCharge(
            call.pathId("charge_id", ChargeId::new),
            body.ownerId(),
            body.description(),
            body.amount(),
            body.date());
    return desk.<ChargeView>send(call, command, Answer::ok);
  }
}
