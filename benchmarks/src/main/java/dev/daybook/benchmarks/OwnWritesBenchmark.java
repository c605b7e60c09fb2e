package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * How long it takes until many clients who work at the same time read what they have just written:
 * each records a contribution in a period of its own and then lists the period's contributions as
 * of the position that it was told, beside clients who do only the one or only the other.
 */
final class OwnWritesBenchmark {

  private static final int CLIENTS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final Path folder;

  OwnWritesBenchmark(Path folder) {
    this.folder = folder;
  }

  private record Client(Service service, Community community) {

    String write() {
      var answer = service.postAsync(community.path(), community.body(), "").join();
      require(answer, CREATED);
      return answer.headers().firstValue("Daybook-Position").orElseThrow();
    }

    void read(String position) {
      require(service.get(community.path() + "?limit=20", position), OK);
    }

    private static void require(HttpResponse<?> answer, int status) {
      if (answer.statusCode() != status) {
        throw new NotMeasured("%s was answered %d".formatted(answer.uri(), answer.statusCode()));
      }
    }
  }

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"))) {
      var communities = Community.in(service, CLIENTS);
      var clients = communities.stream().map(one -> new Client(service, one)).toList();
      measure(clients, WARM_UP, client -> client.read(client.write()));
      var table = new Table("each of 64 clients", "times", "p50 ms", "p99 ms");
      row(table, "records", measure(clients, TIME, Client::write));
      row(table, "lists", measure(clients, TIME, client -> client.read("")));
      row(
          table,
          "records, then lists what it recorded",
          measure(clients, TIME, client -> client.read(client.write())));
      return new Report(
              "One's own writes", "benchmarks/run own-writes", Machine.describe(folder), load)
          .paragraph(
              "%d s each, after %d s of warm-up.".formatted(TIME.toSeconds(), WARM_UP.toSeconds()))
          .table(table);
    }
  }

  private static void row(Table table, String what, Latencies took) {
    table.row(what, took.count(), took.median(), took.p99());
  }

  private static Latencies measure(List<Client> clients, Duration time, Consumer<Client> does) {
    long end = System.nanoTime() + time.toNanos();
    var nanos = new ArrayList<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var works = clients.stream().map(client -> until(end, client, does)).toList();
      for (var work : threads.invokeAll(works)) {
        nanos.addAll(work.get());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new NotMeasured("A client failed: " + failed.getMessage(), failed);
    }
    return Latencies.of(nanos);
  }

  private static Callable<List<Long>> until(long end, Client client, Consumer<Client> does) {
    return () -> {
      var nanos = new ArrayList<Long>();
      while (System.nanoTime() < end) {
        long begun = System.nanoTime();
        does.accept(client);
        nanos.add(Latencies.since(begun));
      }
      return nanos;
    };
  }
}
