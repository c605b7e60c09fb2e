package dev.daybook.ledger.community.showreading;

import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.readings.ReadingQueries;
import dev.daybook.projections.community.readings.ReadingsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowReadingEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/readings/{reading_id}", "Show a reading")
          .tag("readings")
          .description(
              "As it reads now, or as it read at `as_of` or `at_position`. A voided reading"
                  + " is 404; its history is kept. What it comes to is in the list of the period's"
                  + " readings.")
          .needs(CommunityPermissions.READ)
          .returns(ReadingView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final ReadingQueries readings;

  ShowReadingEndpoint(ViewReads reads, ReadingQueries readings) {
    this.reads = reads;
    this.readings = readings;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("reading_id", ReadingId::new);
    return reads.voidable(
        call,
        ReadingsView.NAME,
        "reading",
        id,
        at -> readings.get(call.tenant(), id, at),
        at -> readings.history(call.tenant(), id, at));
  }
}
