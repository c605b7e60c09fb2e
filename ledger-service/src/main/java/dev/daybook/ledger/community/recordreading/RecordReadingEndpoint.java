package dev.daybook.ledger.community.recordreading;

import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.METER_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_PROPERTY;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.RecordReading;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RecordReadingEndpoint implements Endpoint {

  /** What a meter showed at the beginning and at the end. */
  record Body(
      PropertyId propertyId,
      @Describe("The item of the period whose cost the meter shares.") BudgetItemId budgetItemId,
      @NotNegative @Describe("With at most 6 decimals.") @Example("1204.5")
          BigDecimal meterStartReading,
      @NotNegative @Describe("Not less than at the start.") @Example("1251.75")
          BigDecimal meterEndReading,
      @Describe("A day within the period.") @Example("2026-03-31") LocalDate date) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/readings", "Record a reading")
          .tag("readings")
          .description(
              "What one meter of a property showed at first and at last. The expenses of a"
                  + " `USAGE_BASED` budget item are shared by consumption, end less start; a"
                  + " property may have several meters, and what they show adds up.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .creates(ReadingView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_PROPERTY,
              UNKNOWN_BUDGET_ITEM,
              DATE_OUTSIDE_PERIOD,
              METER_REVERSED,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  RecordReadingEndpoint(CommandDesk desk, Ids ids) {
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
        new RecordReading(
            ids.next(ReadingId::new),
            call.pathId("period_id", PeriodId::new),
            body.propertyId(),
            body.budgetItemId(),
            body.meterStartReading(),
            body.meterEndReading(),
            body.date());
    return desk.send(
        call,
        command,
        (ReadingView recorded) -> Answer.created("/readings/" + recorded.id(), recorded));
  }
}
