package dev.daybook.ledger.community.voidreading;

import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;

import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.VoidReading;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class VoidReadingEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.delete("/readings/{reading_id}", "Void a reading")
          .tag("readings")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command()
          .refuses(PERIOD_CLOSED);

  private final CommandDesk desk;

  VoidReadingEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return desk.send(call, new VoidReading(call.pathId("reading_id", ReadingId::new)));
  }
}
