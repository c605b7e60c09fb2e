package dev.daybook.ledger.community.voidreading;

import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;

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
          .description(
              "Takes the reading out while its period is open: from now on it is 404 and in"
                  + " no list or sheet, except in answers about the past. `GET"
                  + " /readings/{reading_id}/history` keeps what it was and who voided it.")
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
