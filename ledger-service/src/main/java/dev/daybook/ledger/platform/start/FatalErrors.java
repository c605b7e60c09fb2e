package dev.daybook.ledger.platform.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/**
 * Ends the process when the JVM is out of memory, or broken in another way, in whatever thread: who
 * keeps processes running can start a new one, but can't see that half of this one is dead.
 *
 * <p>No thread's own handler sees all such errors, because the libraries that run most threads
 * catch what is thrown in them: Netty in its event loops, Reactor in its schedulers, Axon and every
 * future in a failed result. All of them log what they caught, though. So the one place that every
 * error comes by is the log, where it is looked at before anything of the line is made and whatever
 * the logger's level is. What nobody catches comes to the handler of uncaught exceptions.
 */
public final class FatalErrors extends TurboFilter implements Thread.UncaughtExceptionHandler {

  private static final int EXIT_FATAL = 1;

  /**
   * How many causes are looked at: more than errors are wrapped in on their way to the log. There
   * has to be an end, because causes may go in circles.
   */
  private static final int MAX_CAUSES = 16;

  private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);

  private final Consumer<Throwable> end;

  private FatalErrors(Consumer<Throwable> end) {
    this.end = end;
  }

  /**
   * Watches from now on. Logging must have been set up before, because setting it up takes away
   * what watches.
   */
  public static void endTheProcess() {
    lookOut(FatalErrors::endTheProcess);
  }

  /**
   * @param end is told of every error that the JVM can't go on after, in the thread that found out
   */
  public static void lookOut(Consumer<Throwable> end) {
    var fatal = new FatalErrors(end);
    Thread.setDefaultUncaughtExceptionHandler(fatal);
    var logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.addTurboFilter(fatal);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (isFatal(failure, Level.ERROR)) {
      end.accept(failure);
    }
    LOG.error("Nobody caught what was thrown in the thread {}", thread.getName(), failure);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      ch.qos.logback.classic.Logger logger,
      Level level,
      @Nullable String message,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    if (failure != null && isFatal(failure, level) && !logger.getName().equals(LOG.getName())) {
      end.accept(failure);
    }
    return FilterReply.NEUTRAL;
  }

  @Override
  public FilterReply decide(ch.qos.logback.classic.Logger logger, LoggingEvent event) {
    return decide(
        null,
        logger,
        Level.convertAnSLF4JLevel(event.getLevel()),
        event.getMessage(),
        null,
        event.getThrowable());
  }

  /**
   * Ends the process without shutdown hooks, which would run in what is broken, and might never
   * end.
   */
  private static void endTheProcess(Throwable failure) {
    try {
      LOG.error("The JVM can't go on; the process ends with exit code {}", EXIT_FATAL, failure);
    } finally {
      Runtime.getRuntime().halt(EXIT_FATAL);
    }
  }

  private static boolean isFatal(Throwable failure, Level level) {
    var cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      if (isFatalItself(cause, level)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A stack that was too deep is unwound, and the thread is as good as before. A class that is not
   * there is what libraries find out by trying, and then note in no line that is worth a warning.
   */
  private static boolean isFatalItself(Throwable failure, Level level) {
    return switch (failure) {
      case StackOverflowError unwound -> false;
      case VirtualMachineError broken -> true;
      case LinkageError missing -> level.isGreaterOrEqual(Level.WARN);
      default -> false;
    };
  }
}
