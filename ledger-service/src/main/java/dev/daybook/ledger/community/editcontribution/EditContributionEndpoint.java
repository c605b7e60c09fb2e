package dev.daybook.ledger.community.editcontribution;

import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.EditContribution;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditContributionEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable @Describe("Who paid it in.") OwnerId ownerId,
      @Nullable
          @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("130.00")
          BigDecimal amount,
      @Nullable @Describe("A day within the period.") LocalDate date,
      @Nullable @NotBlank @MaxLength(2000) @Describe("null takes the comment away.")
          Optional<String> comment) {}

  private static final Operation OPERATION =
      Operation.patch("/contributions/{contribution_id}", "Edit a contribution")
          .tag("contributions")
          .description(
              "Corrects the contribution while its period is open. The history keeps what"
                  + " it said before; an edit that changes nothing is not written down.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .returns(ContributionView.class)
          .refuses(PERIOD_CLOSED, UNKNOWN_OWNER, DATE_OUTSIDE_PERIOD, TOO_MANY_DECIMALS, TOO_LARGE);

  private final CommandDesk desk;

  EditContributionEndpoint(CommandDesk desk) {
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
        new EditContribution(
            call.pathId("contribution_id", ContributionId::new),
            body.ownerId(),
            body.amount(),
            body.date(),
            body.comment());
    return desk.<ContributionView>send(call, command, Answer::ok);
  }
}
