package dev.daybook.ledger.purchases.lists;

import static dev.daybook.contracts.ErrorCode.IN_USE;
import static dev.daybook.contracts.purchases.PurchasesRejection.DUPLICATE_NAME;
import static dev.daybook.contracts.purchases.PurchasesRejection.NOT_A_WEB_ADDRESS;
import static dev.daybook.ledger.purchases.PurchasesPermissions.KEEP_LISTS;
import static dev.daybook.ledger.purchases.PurchasesPermissions.READ;

import dev.daybook.contracts.Id;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The operations of retailers and of brands, which are alike. */
@Component
final class Lists implements Resource {

  private final List<Endpoint> endpoints;

  Lists(CommandDesk desk, Ids ids, Rooms rooms, Clock clock, TenantConnections serviceConnections) {
    this.endpoints =
        Stream.of(Listed.RETAILERS, Listed.BRANDS)
            .flatMap(listed -> of(listed, desk, ids, rooms, clock, serviceConnections))
            .toList();
  }

  private static <I extends Id, T> Stream<Endpoint> of(
      Listed<I, T> listed,
      CommandDesk desk,
      Ids ids,
      Rooms rooms,
      Clock clock,
      TenantConnections connections) {
    var noun = listed.noun();
    var list = "/" + noun + "s";
    var one = list + "/{" + listed.field() + "}";
    var keeping = desk.tag(noun + "s").needs(KEEP_LISTS);
    var room = rooms.of(listed.table(), listed.type()).tag(noun + "s").needs(READ);
    return Stream.of(
        keeping.endpoint(
            Operation.post(list, "Add a " + noun)
                .description(
                    "For purchases to name. No other %1$s of the tenant is called the same, ignoring"
                            .formatted(noun)
                        + " case and outer spaces; the name of one that was removed is free again.")
                .command(AddListed.Body.class)
                .creates(listed.type(), one)
                .refuses(DUPLICATE_NAME, NOT_A_WEB_ADDRESS),
            new AddListed<>(listed),
            call ->
                new AddListed.Asked<>(
                    ids.next(listed.idOf()), Moment.now(clock), call.body(AddListed.Body.class))),
        keeping.endpoint(
            Operation.delete(one, "Remove a " + noun)
                .description(
                    "From now on it is 404 and in no list, except in answers about the past."
                        + " Refused while purchases name it.")
                .command()
                .refuses(IN_USE, ErrorCodes.VIEW_BEHIND),
            new RemoveListed<>(listed),
            new RemoveListed.Views<>(listed, connections),
            call -> new RemoveListed.Asked<>(call.pathId(listed.field(), listed.idOf()))),
        room.show(Operation.get(one, "Show a " + noun)),
        room.history(Operation.get(one + "/history", "Show a " + noun + "'s history")),
        room.list(
            Operation.get(list, "List " + noun + "s")
                .description(
                    "By their names, ignoring case; removed ones are left out. A new tenant begins"
                        + " with some that are well known.")));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
