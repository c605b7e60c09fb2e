package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ClosePeriodEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/close", "Close a period")
          .tag("periods")
          .needs(CommunityPermissions.CLOSE_PERIODS)
          .command()
          .returns(PeriodView.class)
          .refuses(PERIOD_CLOSED);

  private final CommandDesk desk;

  ClosePeriodEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var command = new ClosePeriod(call.pathId("period_id", PeriodId::new));
    return desk.<PeriodView>send(call, command, Answer::ok);
  }
}
