package dev.daybook.ledger.community.reopenperiod;

import static dev.daybook.ledger.community.CommunityErrors.PERIOD_OPEN;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.ReopenPeriod;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ReopenPeriodEndpoint implements Endpoint {

  /** Closing has an address of its own, because one signs off by it. */
  enum Status {
    OPEN
  }

  /** The change to a period. */
  record Body(
      @Describe("OPEN reopens the period.") Status status,
      @NotBlank @MaxLength(2000) @Example("A bill was missing.") String reason) {}

  private static final Operation OPERATION =
      Operation.patch("/periods/{period_id}", "Reopen a period")
          .tag("periods")
          .needs(CommunityPermissions.CLOSE_PERIODS)
          .command(Body.class)
          .returns(PeriodView.class)
          .refuses(PERIOD_OPEN);

  private final CommandDesk desk;

  ReopenPeriodEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var reason = call.body(Body.class).reason();
    var command = new ReopenPeriod(call.pathId("period_id", PeriodId::new), reason);
    return desk.<PeriodView>send(call, command, Answer::ok);
  }
}
