package dev.daybook.benchmarks;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands at even intervals, however long those before them take: a service that falls behind is
 * not spared, and what waits is measured from when it was due. Some are followed by a read of what
 * they changed, some by their receipt.
 */
final class SteadyLoad {

  static final int ONE_IN_READS = 5;
  static final int ONE_IN_ASKS_FOR_ITS_RECEIPT = 10;

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  /**
   * What came of it.
   *
   * @param commands from when each was due until its answer
   * @param receipts from the command's answer until its receipt
   */
  record Measured(
      Latencies commands,
      double commandsASecond,
      Latencies reads,
      Latencies receipts,
      long failed,
      long stale) {}

  /** What a read of a period's list showed. */
  private record Shown(String path, long asked, long position, long total) {}

  private final Service service;
  private final List<Community> communities;
  private final long intervalNanos;
  private final long begun = System.nanoTime();
  private final Queue<Long> commands = new ConcurrentLinkedQueue<>();
  private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
  private final Queue<Long> receipts = new ConcurrentLinkedQueue<>();
  private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> underWay = new ConcurrentLinkedQueue<>();

  /** Of all contributions that this load has recorded, by the list that they are in. */
  private final Map<String, ConcurrentSkipListSet<Long>> recorded = new ConcurrentHashMap<>();

  /** How many each list had before. */
  private final Map<String, Long> before = new ConcurrentHashMap<>();

  private final AtomicLong failed = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean ending;

  private SteadyLoad(Service service, List<Community> communities, int commandsASecond) {
    this.service = service;
    this.communities = communities;
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / commandsASecond;
  }

  static SteadyLoad begin(Service service, List<Community> communities, int commandsASecond) {
    var load = new SteadyLoad(service, communities, commandsASecond);
    communities.forEach(
        community -> {
          load.recorded.put(community.path(), new ConcurrentSkipListSet<>());
          load.before.put(community.path(), load.total(service.get(community.path(), "")));
        });
    load.underWay.add(CompletableFuture.runAsync(load::send, load.threads));
    return load;
  }

  private void send() {
    long first = System.nanoTime();
    for (long number = 0; !ending; number++) {
      long due = first + number * intervalNanos;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send(number, due);
    }
  }

  private void send(long number, long due) {
    var community = communities.get((int) (number % communities.size()));
    underWay.add(
        service
            .postAsync(community.path(), community.body(), "")
            .thenAcceptAsync(answer -> answered(number, due, community, answer), threads)
            .handle(
                (answered, lost) -> {
                  if (lost != null) {
                    failed.incrementAndGet();
                  }
                  return lost == null;
                }));
  }

  private void answered(long number, long due, Community community, HttpResponse<String> answer) {
    if (answer.statusCode() != CREATED) {
      failed.incrementAndGet();
      return;
    }
    commands.add(Latencies.since(due));
    var position = answer.headers().firstValue("Daybook-Position").orElseThrow();
    recordedIn(community.path()).add(Long.parseLong(position));
    if (number % ONE_IN_READS == 0) {
      read(community, position);
    }
    if (number % ONE_IN_ASKS_FOR_ITS_RECEIPT == 0) {
      receipt(position);
    }
  }

  private ConcurrentSkipListSet<Long> recordedIn(String path) {
    return requireNonNull(recorded.get(path));
  }

  private void read(Community community, String position) {
    long asked = System.nanoTime();
    var answer = service.get(community.path() + "?limit=1", position);
    if (answer.statusCode() != OK) {
      failed.incrementAndGet();
      return;
    }
    reads.add(Latencies.since(asked));
    var reflected = answer.headers().firstValue("Daybook-Position").orElseThrow();
    shown.add(
        new Shown(
            community.path(), Long.parseLong(position), Long.parseLong(reflected), total(answer)));
  }

  private long total(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body()).at("/meta/total").asLong();
  }

  private void receipt(String position) {
    long answered = System.nanoTime();
    if (service.patiently("/audit/receipt?position=" + position).statusCode() == OK) {
      receipts.add(Latencies.since(answered));
    } else {
      failed.incrementAndGet();
    }
  }

  /** Sends no more, and waits until all that was sent is answered. */
  Measured end() {
    ending = true;
    double seconds = Latencies.since(begun) / 1e9;
    long sent = commands.size();
    var last = System.nanoTime() + LAST_ANSWERS.toNanos();
    for (var one = underWay.poll(); one != null; one = underWay.poll()) {
      if (System.nanoTime() > last) {
        throw new NotMeasured("The last answers do not come.");
      }
      one.join();
    }
    threads.close();
    return new Measured(
        Latencies.of(commands),
        sent / seconds,
        Latencies.of(reads),
        Latencies.of(receipts),
        failed.get(),
        new ArrayList<>(shown).stream().filter(this::isStale).count());
  }

  /** A list shows all that was recorded in it until the position that it names, and no more. */
  private boolean isStale(Shown read) {
    long there =
        requireNonNull(before.get(read.path))
            + recordedIn(read.path).headSet(read.position, true).size();
    return read.position < read.asked || read.total != there;
  }
}
