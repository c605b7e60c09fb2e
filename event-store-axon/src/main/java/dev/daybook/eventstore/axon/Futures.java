package dev.daybook.eventstore.axon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor's results as the futures that Axon can live with. */
final class Futures {

  private Futures() {}

  /**
   * Makes a thread for each task, because Axon joins futures in continuations, and so may block any
   * number of threads.
   */
  static Scheduler virtualThreads() {
    return Schedulers.fromExecutorService(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("axon-engine-", 0).factory()),
        "axon-engine");
  }

  /** An {@code Error} hangs Axon's unit of work for ever, so none gets out of here. */
  static Exception contained(Throwable fault) {
    return fault instanceof Exception exception
        ? exception
        : new EventStoreException("The event store failed: " + fault, fault);
  }

  /** Completes on the callbacks' threads, where a continuation may block; with null if empty. */
  @SuppressWarnings("NullAway") // Axon's interfaces don't say that a future may hold null
  static <T> CompletableFuture<T> of(Mono<? extends T> result, Scheduler callbacks) {
    return result
        .<T>map(value -> value)
        .onErrorMap(Error.class, Futures::contained)
        .publishOn(callbacks)
        .toFuture();
  }
}
