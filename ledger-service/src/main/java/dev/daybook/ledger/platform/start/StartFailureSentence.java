package dev.daybook.ledger.platform.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence why the start failed, where Spring would print a report or a stack. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureSentence implements SpringBootExceptionReporter {

  /** Spring makes reporters with the context that failed, if there was one. */
  @SuppressWarnings("unused")
  StartFailureSentence(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return say(refused.sentence());
      }
      if (cause instanceof PortInUseException inUse) {
        return say(ServingAddress.inUse(inUse.getPort()));
      }
    }
    return false;
  }

  private static boolean say(String sentence) {
    System.err.println("daybook: " + sentence);
    return true;
  }
}
