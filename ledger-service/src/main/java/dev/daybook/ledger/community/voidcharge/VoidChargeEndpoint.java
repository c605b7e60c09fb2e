package dev.daybook.ledger.community.voidcharge;

import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.VoidCharge;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class VoidChargeEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.delete("/charges/{charge_id}", "Void a charge")
          .tag("charges")
          .description(
              "Takes the charge out while its period is open: from now on it is 404 and in"
                  + " no list or sheet, except in answers about the past. `GET"
                  + " /charges/{charge_id}/history` keeps what it was and who voided it.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command()
          .refuses(PERIOD_CLOSED);

  private final CommandDesk desk;

  VoidChargeEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return desk.send(call, new VoidCharge(call.pathId("charge_id", ChargeId::new)));
  }
}
