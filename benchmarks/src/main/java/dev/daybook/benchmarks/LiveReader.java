package dev.daybook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads a live answer on a thread of its own, and remembers when each position had come. */
final class LiveReader implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final InputStream answer;
  private final Object arrival = new Object();
  private long position;
  private long arrivedAt;

  LiveReader(InputStream answer) {
    this.answer = answer;
    Thread.ofPlatform().daemon().name("live-reader").start(this::read);
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
      long read = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          read = Long.parseLong(line.substring("id: ".length()));
        } else if (line.isEmpty() && read != 0) {
          arrived(read);
        }
      }
    } catch (IOException closed) {
      // It was closed, because the measurement is over; if not, somebody waits in vain and says so.
    }
  }

  private void arrived(long read) {
    synchronized (arrival) {
      position = read;
      arrivedAt = System.nanoTime();
      arrival.notifyAll();
    }
  }

  /** When a message had come whole that reflects the log at least up to there. */
  long arrivalOf(long wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    synchronized (arrival) {
      while (position < wanted) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new NotMeasured("A live reader waits in vain for position " + wanted);
        }
        await(left);
      }
      return arrivedAt;
    }
  }

  private void await(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(arrival, nanos);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NotMeasured("The measurement was interrupted.", stopping);
    }
  }

  @Override
  public void close() {
    try {
      answer.close();
    } catch (IOException failed) {
      throw new NotMeasured("A live answer can't be closed: " + failed.getMessage(), failed);
    }
  }
}
