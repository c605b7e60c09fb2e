package dev.daybook.ledger.platform.command;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.MessageType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/**
 * The end of one try of a command, good or bad. A value, because Reactor has no use for a failure
 * that comes after the caller was told that it takes too long: it would log it as its own error.
 *
 * @param result null if there is a failure
 */
record Attempt(@Nullable CommandResultMessage result, @Nullable Throwable failure) {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  Mono<Outcome> outcome() {
    return failure == null ? Mono.just(handled().outcome()) : Mono.error(cause(failure));
  }

  private Dispatched.Handled handled() {
    return (Dispatched.Handled) Objects.requireNonNull(Objects.requireNonNull(result).payload());
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Nobody waits for it any more; whoever asks what became of the command finds it here. */
  void log(MessageType command, Circumstances circumstances) {
    var became = failure == null ? handled().outcome().getClass().getSimpleName() : cause(failure);
    LOG.atLevel(level())
        .addKeyValue("request_id", circumstances.correlationId())
        .addKeyValue("command", command.name())
        .log("A command ended when nobody waited for it any more: {}", became.toString());
  }

  /** That others were faster, or views are behind, is no fault, however late it shows. */
  private Level level() {
    if (failure == null) {
      return Level.INFO;
    }
    return switch (cause(failure)) {
      case AppendEventsTransactionRejectedException overtaken -> Level.INFO;
      case ViewBehind behind -> Level.INFO;
      default -> Level.WARN;
    };
  }
}
