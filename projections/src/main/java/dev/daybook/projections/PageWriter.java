package dev.daybook.projections;

import dev.daybook.contracts.Event;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/** Writes a page to the tables of a claim: position and rows, in the transaction that it is in. */
record PageWriter<E extends Event>(ViewState state, View<E> view) {

  Mono<Void> write(Connection connection, Claim from, LogPage<E> page, double perSecond) {
    var moved = state.advance(connection, from, page.upTo(), perSecond);
    return page.events().isEmpty()
        ? moved
        : moved.then(Mono.defer(() -> Mono.from(view.apply(connection, page.events()))));
  }
}
