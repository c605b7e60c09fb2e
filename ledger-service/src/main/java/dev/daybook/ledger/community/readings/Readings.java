package dev.daybook.ledger.community.readings;

import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.FUTURE_DATE;
import static dev.daybook.contracts.community.CommunityRejection.METER_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.NOT_METERED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_PROPERTY;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.RECORD_ENTRIES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.accounting.community.ReadingCosts;
import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingRow;
import dev.daybook.ledger.community.CommunityWarnings;
import dev.daybook.ledger.community.PeriodRooms;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of meter readings. */
@Component
final class Readings implements Resource {

  private static final String TAG = "readings";
  private static final String LIST = "/periods/{period_id}/readings";
  private static final String ONE = "/readings/{reading_id}";

  private static final Parameter<PropertyId> PROPERTY =
      Parameter.id("property_id", PropertyId::new, "Only this property's.");
  private static final Parameter<BudgetItemId> BUDGET_ITEM =
      Parameter.id("budget_item_id", BudgetItemId::new, "Only this budget item's.");

  private static final ErrorCode[] REFUSALS = {
    PERIOD_CLOSED,
    UNKNOWN_PROPERTY,
    UNKNOWN_BUDGET_ITEM,
    DATE_OUTSIDE_PERIOD,
    METER_REVERSED,
    NOT_METERED,
    TOO_MANY_DECIMALS,
    TOO_LARGE
  };

  private final List<Endpoint> endpoints;

  Readings(
      CommandDesk desk,
      Ids ids,
      PeriodRooms rooms,
      CommunityWarnings warnings,
      SheetReads reads,
      SheetQueries sheets) {
    var room = rooms.of(READINGS, Reading.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Record a reading")
                    .tag(TAG)
                    .description(
                        "What one meter of a property showed at first and at last. The expenses of"
                            + " a `USAGE_BASED` budget item are shared by consumption, end less"
                            + " start; a property may have several meters, and what they show adds"
                            + " up.")
                    .needs(RECORD_ENTRIES)
                    .command(RecordReading.Body.class)
                    .creates(Reading.class, ONE)
                    .refuses(REFUSALS)
                    .warns(FUTURE_DATE),
                new RecordReading(),
                call ->
                    new RecordReading.Asked(
                        ids.next(ReadingId::new),
                        call.pathId("period_id", PeriodId::new),
                        call.body(RecordReading.Body.class)),
                warnings.ofFutureDate(call -> call.body(RecordReading.Body.class).date())),
            desk.endpoint(
                Operation.patch(ONE, "Edit a reading")
                    .tag(TAG)
                    .description(
                        "Corrects the reading while its period is open; the running sheet shares by"
                            + " the new consumption. The history keeps what it said before; an edit"
                            + " that changes nothing is not written down.")
                    .needs(RECORD_ENTRIES)
                    .command(EditReading.Body.class)
                    .returns(Reading.class)
                    .refuses(REFUSALS)
                    .warns(FUTURE_DATE),
                new EditReading(),
                call ->
                    new EditReading.Asked(
                        call.pathId("reading_id", ReadingId::new),
                        call.body(EditReading.Body.class)),
                warnings.ofFutureDate(call -> call.body(EditReading.Body.class).date())),
            desk.endpoint(
                VoidEntry.operation(READING, ONE, "Void a reading").tag(TAG),
                new VoidEntry<>(READING, "community.void-reading", ReadingVoided::new),
                call -> new VoidEntry.Asked<>(call.pathId("reading_id", ReadingId::new))),
            room.show(
                Operation.get(ONE, "Show a reading")
                    .description(
                        "As it reads now, or as it read at `as_of` or `at_position`. A voided"
                            + " reading is 404; its history is kept. What it comes to is in the"
                            + " list of the period's readings.")),
            room.history(Operation.get(ONE + "/history", "Show a reading's history")),
            room.shownAs(withItsCost(reads, sheets))
                .list(
                    Operation.get(LIST, "List readings")
                        .description(
                            "By their dates, then in the order of recording, each with what it"
                                + " comes to; voided ones are left out.")
                        .query(PROPERTY)
                        .query(BUDGET_ITEM)
                        .refuses(ErrorCodes.SUM_TOO_LARGE)));
  }

  private static Shown<Reading, ReadingRow> withItsCost(SheetReads reads, SheetQueries sheets) {
    return new Shown<>(
        ReadingRow.class,
        SheetQueries.VIEWS,
        (call, at) ->
            reads
                .moment(call, at)
                .flatMap(
                    moment -> sheets.readingCosts(moment, call.pathId("period_id", PeriodId::new)))
                .map(costs -> reading -> row(reading, costs)));
  }

  private static ReadingRow row(Reading reading, ReadingCosts costs) {
    return new ReadingRow(
        reading.id(),
        reading.periodId(),
        reading.propertyId(),
        reading.budgetItemId(),
        reading.meterStartReading(),
        reading.meterEndReading(),
        reading.date(),
        reading.consumption(),
        costs.of(reading.id()),
        costs.currency().code());
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
