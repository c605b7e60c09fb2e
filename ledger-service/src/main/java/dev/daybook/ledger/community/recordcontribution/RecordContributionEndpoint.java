package dev.daybook.ledger.community.recordcontribution;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.RecordContribution;
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
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RecordContributionEndpoint implements Endpoint {

  /** Money that came in. */
  record Body(
      @Describe("Who paid it in.") OwnerId ownerId,
      @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("125.50")
          BigDecimal amount,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      @Describe("A day within the period.") @Example("2026-01-15") LocalDate date,
      @Nullable @NotBlank @MaxLength(2000) @Example("January") String comment) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/contributions", "Record a contribution")
          .tag("contributions")
          .description(
              "Money that an owner paid in: the owner's balance goes up by the amount. The"
                  + " date lies within the period, which is open.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .creates(ContributionView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_OWNER,
              DATE_OUTSIDE_PERIOD,
              CURRENCY_NOT_OF_PERIOD,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  RecordContributionEndpoint(CommandDesk desk, Ids ids) {
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
        new RecordContribution(
            ids.next(ContributionId::new),
            call.pathId("period_id", PeriodId::new),
            body.ownerId(),
            body.amount(),
            body.currency(),
            body.date(),
            body.comment());
    return desk.send(
        call,
        command,
        (ContributionView recorded) -> Answer.created("/contributions/" + recorded.id(), recorded));
  }
}
