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
 */
record Reading<S>(S state, long version) {

  @SuppressWarnings("unchecked") // a slice's boundary names only the types of its own context
  <C extends Command, E extends Event> Reading<S> with(
      Slice<C, E, S> slice, C command, MessageStream.Entry<? extends EventMessage> entry) {
    var event = (E) Objects.requireNonNull(entry.message().payload());
    return new Reading<>(
        slice.evolve(state, event), slice.isVersion(command, event) ? position(entry) : version);
  }

  private static long position(MessageStream.Entry<? extends EventMessage> entry) {
    return TrackingToken.fromContext(entry).orElseThrow().position().orElseThrow();
  }
}
