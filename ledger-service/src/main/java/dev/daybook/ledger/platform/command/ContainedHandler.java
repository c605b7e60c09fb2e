package dev.daybook.ledger.platform.command;

import static java.util.concurrent.CompletableFuture.failedFuture;

import dev.daybook.ledger.platform.command.Dispatched.Handled;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/** A handler whose faults stay within it. */
abstract class ContainedHandler implements CommandHandler {

  private static final MessageType HANDLED = new MessageType("platform.handled");

  private final String name;

  /**
   * @param name the command's name, for error messages
   */
  ContainedHandler(String name) {
    this.name = name;
  }

  /** Decides, and leaves in the context what is to be appended. */
  abstract CompletableFuture<Handled> handled(CommandMessage message, ProcessingContext context);

  /**
   * Never throws nor fails with an {@link Error}: that would keep the unit of work, or Reactor
   * after it, waiting for ever.
   */
  @Override
  public MessageStream.Single<CommandResultMessage> handle(
      CommandMessage message, ProcessingContext context) {
    try {
      return MessageStream.fromFuture(
          handled(message, context)
              .<CommandResultMessage>thenApply(
                  handled -> new GenericCommandResultMessage(HANDLED, handled))
              .exceptionallyCompose(fault -> failedFuture(contained(fault))));
    } catch (Throwable fault) {
      return MessageStream.<CommandResultMessage>failed(contained(fault));
    }
  }

  private Exception contained(Throwable fault) {
    var cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    return cause instanceof Exception exception ? exception : new SliceFailed(name, cause);
  }
}
