package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import java.util.Objects;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * What has been read of a boundary.
 *
 * @param version the position of the latest event that changed the thing, 0 while there is none
 * @param last the position of the last event that was read
 * @param events how many were
 */
record Reading<S>(S state, long version, long last, int events) {

  static <S> Reading<S> ofNothing(S initial) {
    return new Reading<>(initial, 0, 0, 0);
  }

  @SuppressWarnings("unchecked") // a slice's boundary names only the types of its own context
  <C extends Command, E extends Event> Reading<S> with(
      Slice<C, E, S> slice, C command, MessageStream.Entry<? extends EventMessage> entry) {
    var event = (E) Objects.requireNonNull(entry.message().payload());
    var position = position(entry);
    return new Reading<>(
        slice.evolve(state, event),
        slice.isVersion(command, event) ? position : version,
        position,
        events + 1);
  }

  private static long position(MessageStream.Entry<? extends EventMessage> entry) {
    return TrackingToken.fromContext(entry).orElseThrow().position().orElseThrow();
  }
}
