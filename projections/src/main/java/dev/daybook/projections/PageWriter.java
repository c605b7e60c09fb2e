package dev.daybook.projections;

import dev.daybook.contracts.Event;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes a page to the tables of a claim: position and rows, in the transaction that it is in. */
record PageWriter(Claims claims, List<Share<?>> shares) {

  Mono<Void> write(Connection connection, Claim from, LogPage page, double perSecond) {
    return claims
        .advance(connection, from, page.upTo(), perSecond)
        .thenMany(Flux.fromIterable(shares))
        .concatMap(share -> write(connection, share, page))
        .then();
  }

  private static <E extends Event> Mono<Void> write(
      Connection connection, Share<E> share, LogPage page) {
    var events = share.of(page);
    return events.isEmpty() ? Mono.empty() : share.write(connection, events);
  }
}
