package dev.daybook.eventstore;

import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out whether the database could write an append: has it write one and takes that back. What
 * it writes is as large as larger requests are and can't be compressed, so that a rest of room
 * which is soon used up doesn't count.
 */
final class RoomProbe {

  private static final String TENANT = "daybook.room";
  private static final int CHARACTERS = 1 << 20;
  private static final int FIRST_LETTER = 'a';
  private static final int LAST_LETTER = 'z';

  private final TenantConnections connections;

  RoomProbe(TenantConnections connections) {
    this.connections = connections;
  }

  /** False where the disk is full; an error where the database can't be asked. */
  Mono<Boolean> hasRoom() {
    return connections
        .use(null, RoomProbe::written)
        .then(Mono.just(true))
        .onErrorResume(Outage::isDiskFull, full -> Mono.just(false));
  }

  private static Flux<?> written(Connection connection) {
    return Flux.usingWhen(
        Mono.from(connection.beginTransaction()).thenReturn(connection),
        begun -> new AppendCall(List.of(request())).on(begun),
        Connection::rollbackTransaction,
        (begun, fault) -> begun.rollbackTransaction(),
        Connection::rollbackTransaction);
  }

  private static AppendRequest request() {
    NewEvent event =
        new NewEvent(UUID.randomUUID(), TENANT, 1, Set.of(), null, "\"" + text() + "\"", "{}");
    return new AppendRequest(TENANT, List.of(event), null, null);
  }

  private static String text() {
    return new SplittableRandom()
        .ints(CHARACTERS, FIRST_LETTER, LAST_LETTER + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
