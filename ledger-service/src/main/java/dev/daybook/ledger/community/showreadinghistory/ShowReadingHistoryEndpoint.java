package dev.daybook.ledger.community.showreadinghistory;

import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.readings.ReadingQueries;
import dev.daybook.projections.community.readings.ReadingsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowReadingHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/readings/{reading_id}/history", "Show a reading's history")
          .tag("readings")
          .description(
              "A step for each change, the oldest first: who did what when, and how the"
                  + " reading read before and after. A voided reading is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(ReadingStep.class)
          .timeTravel();

  private final Histories histories;
  private final ReadingQueries readings;

  ShowReadingHistoryEndpoint(Histories histories, ReadingQueries readings) {
    this.histories = histories;
    this.readings = readings;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("reading_id", ReadingId::new);
    return histories.show(
        call,
        ReadingsView.NAME,
        "reading",
        id,
        at -> readings.history(call.tenant(), id, at),
        ReadingStep::of);
  }
}
