package dev.daybook.eventstore.axon;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A Reactor stream as one that is polled. It subscribes when it is first looked at, keeps at most
 * {@value #BUFFERED_ENTRIES} entries ahead of its reader, and never blocks.
 */
final class EntryStream implements MessageStream<EventMessage> {

  static final int BUFFERED_ENTRIES = 256;

  /** After this many entries were read, as many more are asked for. */
  private static final int REFILL_ENTRIES = BUFFERED_ENTRIES / 2;

  private static final Duration REMIND_AFTER = Duration.ofMillis(20);
  private static final int REMINDERS = 5;
  private static final Runnable NOBODY = () -> {};

  private final Flux<Entry<EventMessage>> source;
  private final Scheduler callbacks;
  private final Queue<Entry<EventMessage>> entries = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean subscribed = new AtomicBoolean();
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicBoolean reminding = new AtomicBoolean();
  private final Arrivals arrivals = new Arrivals();
  private volatile Runnable callback = NOBODY;
  private volatile @Nullable Throwable failure;
  private volatile boolean ended;
  private volatile boolean endSeen;
  private volatile boolean closed;

  /**
   * @param source must emit on the callbacks' threads
   */
  EntryStream(Flux<Entry<EventMessage>> source, Scheduler callbacks) {
    this.source = source;
    this.callbacks = callbacks;
  }

  @Override
  public Optional<Entry<EventMessage>> next() {
    subscribe();
    Entry<EventMessage> entry = entries.poll();
    if (entry != null && read.incrementAndGet() % REFILL_ENTRIES == 0) {
      arrivals.request(REFILL_ENTRIES);
    }
    return Optional.ofNullable(entry);
  }

  @Override
  public Optional<Entry<EventMessage>> peek() {
    subscribe();
    return Optional.ofNullable(entries.peek());
  }

  @Override
  public boolean hasNextAvailable() {
    subscribe();
    return !entries.isEmpty();
  }

  @Override
  public void setCallback(Runnable newCallback) {
    callback = newCallback;
    if (hasNextAvailable() || isAtItsEnd()) {
      tell();
    }
  }

  @Override
  public Optional<Throwable> error() {
    return entries.isEmpty() ? Optional.ofNullable(failure) : Optional.empty();
  }

  @Override
  public boolean isCompleted() {
    boolean completed = isAtItsEnd();
    if (completed) {
      endSeen = true;
    }
    return completed;
  }

  private boolean isAtItsEnd() {
    return ended && entries.isEmpty();
  }

  @Override
  public void close() {
    subscribed.set(true);
    arrivals.cancel();
    ended = true;
    closed = true;
    entries.clear();
  }

  private void subscribe() {
    if (!subscribed.getAndSet(true)) {
      source.subscribe(arrivals);
    }
  }

  private void tell() {
    try {
      callback.run();
    } catch (Throwable fault) {
      fail(fault);
    }
  }

  private void fail(Throwable fault) {
    arrivals.cancel();
    failure = Futures.contained(fault);
    ended = true;
  }

  /**
   * Axon's own readers miss a call that comes just as they leave. So while something lies unread
   * they are told again: at once if they read on, a few times more if they don't.
   */
  private void remind() {
    if (unread() && !reminding.getAndSet(true)) {
      callbacks.schedule(() -> tellAgain(REMINDERS));
    }
  }

  private void tellAgain(int times) {
    int readBefore = read.get();
    tell();
    if (unread() && read.get() != readBefore) {
      callbacks.schedule(() -> tellAgain(REMINDERS));
    } else if (unread() && !endSeen && times > 0) {
      tellLater(times - 1);
    } else {
      reminding.set(false);
      if (!endSeen && times > 0) {
        remind();
      }
    }
  }

  private void tellLater(int times) {
    Schedulers.parallel()
        .schedule(
            () -> callbacks.schedule(() -> tellAgain(times)),
            REMIND_AFTER.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private boolean unread() {
    return !closed && (ended || !entries.isEmpty());
  }

  /** Runs on the callbacks' threads, one signal at a time. */
  private final class Arrivals extends BaseSubscriber<Entry<EventMessage>> {

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(BUFFERED_ENTRIES);
    }

    @Override
    protected void hookOnNext(Entry<EventMessage> entry) {
      entries.add(entry);
      tell();
      remind();
    }

    @Override
    protected void hookOnError(Throwable fault) {
      failure = Futures.contained(fault);
      end();
    }

    @Override
    protected void hookOnComplete() {
      end();
    }

    private void end() {
      ended = true;
      tell();
      remind();
    }
  }
}
