package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Follows one tenant's events on one node, and remembers all that it saw. */
final class Follower implements AutoCloseable {

  private static final long CATCH_UP_SECONDS = 30;

  private final String tenant;
  private final Boundary boundary;
  private final List<StoredEvent> seen = new ArrayList<>();
  private @Nullable String ended;
  private final Disposable subscription;

  Follower(EventStore store, String tenant, Boundary boundary) {
    this.tenant = tenant;
    this.boundary = boundary;
    this.subscription =
        store
            .follow(Selection.of(tenant, boundary))
            .subscribe(this::saw, fault -> end("with " + fault), () -> end("by itself"));
  }

  private synchronized void saw(StoredEvent event) {
    seen.add(event);
    notifyAll();
  }

  private synchronized void end(String how) {
    ended = how;
    notifyAll();
  }

  /** Waits until it has seen as much as stands in the log, and compares. */
  synchronized void sawAll(LogModel log) {
    List<StoredEvent> expected = log.within(tenant, boundary, 0, log.head());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CATCH_UP_SECONDS);
    long left = CATCH_UP_SECONDS;
    while (seen.size() < expected.size() && ended == null && left > 0) {
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      await(Math.max(1, left));
    }
    assertThat(ended).as("a live stream of " + tenant + " ended").isNull();
    assertThat(seen.stream().map(StoredEvent::position))
        .as("positions that a follower of %s saw in %s", tenant, boundary)
        .containsExactlyElementsOf(expected.stream().map(StoredEvent::position).toList());
    assertThat(seen).as("what a follower saw").isEqualTo(expected);
  }

  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException stopped) {
      throw new AssertionError("Interrupted while following", stopped);
    }
  }

  @Override
  public void close() {
    subscription.dispose();
  }
}
