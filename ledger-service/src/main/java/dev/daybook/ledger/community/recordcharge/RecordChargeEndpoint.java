package dev.daybook.ledger.community.recordcharge;

import static dev.daybook.ledger.community.CommunityErrors.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.ledger.community.CommunityErrors.DATE_OUTSIDE_PERIOD;
import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;
import static dev.daybook.ledger.community.CommunityErrors.TOO_LARGE;
import static dev.daybook.ledger.community.CommunityErrors.TOO_MANY_DECIMALS;
import static dev.daybook.ledger.community.CommunityErrors.UNKNOWN_OWNER;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.RecordCharge;
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
final class RecordChargeEndpoint implements Endpoint {

  /** What one owner owes, and nobody else shares. */
  record Body(
      @Describe("Who owes it.") OwnerId ownerId,
      @NotBlank @MaxLength(2000) @Example("A lost key") String description,
      @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("15.00")
          BigDecimal amount,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      @Describe("A day within the period.") @Example("2026-01-15") LocalDate date) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/charges", "Record a charge")
          .tag("charges")
          .description(
              "What one owner alone owes and nobody shares, such as a lost key: the owner's"
                  + " balance goes down by the amount. The date lies within the period, which is"
                  + " open.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .creates(ChargeView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_OWNER,
              DATE_OUTSIDE_PERIOD,
              CURRENCY_NOT_OF_PERIOD,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  RecordChargeEndpoint(CommandDesk desk, Ids ids) {
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
        new RecordCharge(
            ids.next(ChargeId::new),
            call.pathId("period_id", PeriodId::new),
            body.ownerId(),
            body.description(),
            body.amount(),
            body.currency(),
            body.date());
    return desk.send(
        call,
        command,
        (ChargeView recorded) -> Answer.created("/charges/" + recorded.id(), recorded));
  }
}
