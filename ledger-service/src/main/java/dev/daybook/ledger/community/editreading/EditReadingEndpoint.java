package dev.daybook.ledger.community.editreading;

import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.METER_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_PROPERTY;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.EditReading;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.NotNegative;
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
final class EditReadingEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable PropertyId propertyId,
      @Nullable @Describe("An item of the same period.") BudgetItemId budgetItemId,
      @Nullable @Describe("With at most 6 decimals.") @NotNegative @Example("1204.5")
          BigDecimal meterStartReading,
      @Nullable @Describe("Not less than at the start.") @NotNegative @Example("1252.25")
          BigDecimal meterEndReading,
      @Nullable @Describe("A day within the period.") LocalDate date) {}

  private static final Operation OPERATION =
      Operation.patch("/readings/{reading_id}", "Edit a reading")
          .tag("readings")
          .description(
              "Corrects the reading while its period is open; the running sheet shares by"
                  + " the new consumption. The history keeps what it said before; an edit that"
                  + " changes nothing is not written down.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .returns(ReadingView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_PROPERTY,
              UNKNOWN_BUDGET_ITEM,
              DATE_OUTSIDE_PERIOD,
              METER_REVERSED,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;

  EditReadingEndpoint(CommandDesk desk) {
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
        new EditReading(
            call.pathId("reading_id", ReadingId::new),
            body.propertyId(),
            body.budgetItemId(),
            body.meterStartReading(),
            body.meterEndReading(),
            body.date());
    return desk.<ReadingView>send(call, command, Answer::ok);
  }
}
