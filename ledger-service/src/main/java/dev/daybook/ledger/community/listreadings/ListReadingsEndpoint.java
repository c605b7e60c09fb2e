package dev.daybook.ledger.community.listreadings;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingRow;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.projections.community.readings.ReadingQueries;
import dev.daybook.projections.community.readings.ReadingQueries.Filter;
import dev.daybook.projections.community.readings.ReadingsView;
import dev.daybook.projections.community.sheets.ReadingCosts;
import dev.daybook.projections.community.sheets.SheetQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListReadingsEndpoint implements Endpoint {

  private static final Parameter<PropertyId> PROPERTY =
      Parameter.id("property_id", PropertyId::new, "Only this property's.");

  private static final Parameter<BudgetItemId> BUDGET_ITEM =
      Parameter.id("budget_item_id", BudgetItemId::new, "Only this budget item's.");

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/readings", "List readings")
          .tag("readings")
          .description(
              "By their dates, then in the order of recording, each with what it comes to;"
                  + " voided ones are left out.")
          .needs(CommunityPermissions.READ)
          .query(PROPERTY)
          .query(BUDGET_ITEM)
          .lists(ReadingRow.class)
          .timeTravel()
          .live()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final PeriodLists lists;
  private final ReadingQueries readings;
  private final SheetReads reads;
  private final SheetQueries sheets;

  ListReadingsEndpoint(
      PeriodLists lists, ReadingQueries readings, SheetReads reads, SheetQueries sheets) {
    this.lists = lists;
    this.readings = readings;
    this.reads = reads;
    this.sheets = sheets;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var tenant = call.tenant();
    var filter =
        new Filter(
            call.pathId("period_id", PeriodId::new), call.query(PROPERTY), call.query(BUDGET_ITEM));
    return lists.answer(
        call,
        new EntryList<>(
                ReadingsView.NAME,
                filter.period(),
                (at, window) -> readings.list(tenant, filter, at, window),
                at -> readings.all(tenant, filter, at))
            .shownWith(
                SheetQueries.VIEWS, at -> costs(call, filter, at), ListReadingsEndpoint::row));
  }

  private Mono<ReadingCosts> costs(Call call, Filter filter, long at) {
    return reads.moment(call, at).flatMap(moment -> sheets.readingCosts(moment, filter.period()));
  }

  private static ReadingRow row(ReadingView reading, ReadingCosts costs) {
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
}
