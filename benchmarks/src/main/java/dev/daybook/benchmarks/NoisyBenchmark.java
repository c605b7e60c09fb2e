package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What one tenant notices of another that asks ten times as much as it may: a few clients record
 * and read at an even pace, first alone and then beside the noise.
 */
final class NoisyBenchmark {

  private static final int LIMIT_IN_TEN_SECONDS = 1_000;
  private static final int NOISE_PER_SECOND = LIMIT_IN_TEN_SECONDS;
  private static final int NOISE_AT_A_TIME = 256;
  private static final int CLIENTS = 4;
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final String PASSWORD = "another-horse-battery";

  private final Path folder;

  NoisyBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    var limits =
        Map.of(
            "DAYBOOK_RATE_LIMITS", "on",
            "DAYBOOK_RATE_LIMIT_TENANT", String.valueOf(LIMIT_IN_TEN_SECONDS),
            "DAYBOOK_RATE_LIMIT_CALLER", String.valueOf(LIMIT_IN_TEN_SECONDS));
    try (var service = Service.start(folder.resolve("data"), limits)) {
      var noise = noisyTenant(service);
      var quiet = Community.in(service);
      measure(service, quiet, WARM_UP);
      var alone = measure(service, quiet, TIME);
      try (var noisy = new Noise(noise)) {
        measure(service, quiet, WARM_UP.dividedBy(4));
        var beside = measure(service, quiet, TIME);
        noisy.requireWhatItPromises();
        return report(load, alone, beside, noisy);
      }
    }
  }

  private Report report(String load, Latencies alone, Latencies beside, Noise noise) {
    return new Report("A noisy tenant", "benchmarks/run noisy", Machine.describe(folder), load)
        .paragraph(
            ("%d clients record a contribution and list them, every %d ms each. The other tenant may"
                    + " ask %d times in 10 s and asks %d times; it was admitted %s times and refused"
                    + " %s.")
                .formatted(
                    CLIENTS,
                    PACE.toMillis(),
                    LIMIT_IN_TEN_SECONDS,
                    10 * NOISE_PER_SECOND,
                    Report.count(noise.admitted.get()),
                    Report.count(noise.refused.get())))
        .table(
            new Table("the quiet tenant", "requests", "p50 ms", "p99 ms", "slowest ms")
                .row("alone", alone.count(), alone.median(), alone.p99(), alone.slowest())
                .row(
                    "beside the noise",
                    beside.count(),
                    beside.median(),
                    beside.p99(),
                    beside.slowest()));
  }

  /** The request that is made over and over. */
  private static HttpRequest noisyTenant(Service service) {
    service.signIn("platform", "operator");
    service.post(
        "/tenants",
        """
        {"name":"noisy","base_currency":"EUR","time_zone":"UTC","owner":{"username":"owner","password":"%s"}}\
        """
            .formatted(PASSWORD));
    var community = Community.ofTenant(service, "noisy", PASSWORD);
    return HttpRequest.newBuilder(service.uri("/api/v1" + community.path()))
        .header("Authorization", "Bearer " + service.token())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(community.body()))
        .build();
  }

  private static Latencies measure(Service service, Community community, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    var nanos = new ArrayList<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var works = new ArrayList<Callable<List<Long>>>();
      for (int i = 0; i < CLIENTS; i++) {
        works.add(() -> until(end, service, community));
      }
      for (var work : threads.invokeAll(works)) {
        nanos.addAll(work.get());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new NotMeasured("A client failed: " + failed.getMessage(), failed);
    }
    return Latencies.of(nanos);
  }

  private static List<Long> until(long end, Service service, Community community) {
    var nanos = new ArrayList<Long>();
    for (long next = System.nanoTime(); next < end; next += PACE.toNanos()) {
      LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      long begun = System.nanoTime();
      require(service.postAsync(community.path(), community.body(), "").join(), CREATED);
      nanos.add(Latencies.since(begun));
      begun = System.nanoTime();
      require(service.get(community.path() + "?limit=20", ""), OK);
      nanos.add(Latencies.since(begun));
    }
    return nanos;
  }

  private static void require(HttpResponse<?> answer, int status) {
    if (answer.statusCode() != status) {
      throw new NotMeasured("%s was answered %d".formatted(answer.uri(), answer.statusCode()));
    }
  }

  /** Asks the same at an even pace, whatever is answered. */
  private static final class Noise implements AutoCloseable {

    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore places = new Semaphore(NOISE_AT_A_TIME);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> others = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();
    private final HttpRequest request;
    private final Thread thread;
    private volatile boolean isOver;

    Noise(HttpRequest request) {
      this.request = request;
      this.thread = Thread.ofPlatform().daemon().start(this::ask);
    }

    private void ask() {
      long every = TimeUnit.SECONDS.toNanos(1) / NOISE_PER_SECOND;
      for (long next = begun; !isOver; next += every) {
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        places.acquireUninterruptibly();
        asked.incrementAndGet();
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .whenComplete((answer, failure) -> count(answer, failure));
      }
    }

    private void count(HttpResponse<String> answer, Throwable failure) {
      places.release();
      if (failure != null) {
        others.add(failure.toString());
      } else if (answer.statusCode() == CREATED) {
        admitted.incrementAndGet();
      } else if (answer.statusCode() == TOO_MANY) {
        refused.incrementAndGet();
      } else {
        others.add(answer.statusCode() + " " + answer.body());
      }
    }

    /** A figure without the noise would be none. */
    void requireWhatItPromises() {
      double seconds = Latencies.since(begun) / 1e9;
      if (asked.get() < 0.9 * NOISE_PER_SECOND * seconds) {
        throw new NotMeasured("It asked %d times in %.0f s".formatted(asked.get(), seconds));
      }
      if (!others.isEmpty()) {
        throw new NotMeasured("%d were answered as %s".formatted(others.size(), others.peek()));
      }
    }

    @Override
    public void close() {
      isOver = true;
      client.shutdownNow();
    }
  }
}
