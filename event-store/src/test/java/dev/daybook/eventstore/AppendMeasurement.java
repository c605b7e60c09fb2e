package dev.daybook.eventstore;

import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.PostgresServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Conditional appends per second, one event a request, beside single-row inserts of pgbench on the
 * same PostgreSQL with fsync on. A program, not a test: {@code main [seconds]}.
 */
final class AppendMeasurement {

  private static final String PAYLOAD =
      "{\"period_id\":\"0199a3f2-7d5e-7a55-8a4e-6a2f3e1c9b10\",\"unit\":\"1A\",\"amount\":\"125.50\","
          + "\"currency\":\"EUR\",\"due_on\":\"2026-11-21\",\"comment\":\"for the roof\"}";
  private static final String METADATA =
      "{\"actor\":\"0199a3f2-7d5e-7a55-8a4e-6a2f3e1c9b11\",\"request\":\"5f0c8b1e\"}";

  private AppendMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    Duration time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
    boolean baseline = arguments.length < 2;
    try (EmbeddedServer server = EmbeddedServer.start()) {
      TestDatabase database = new TestPostgres(server.address()).migrated();
      double best = baseline ? pgbench(server.address(), database, time) : 1;
      TenantConnections connections =
          TenantConnections.pooled(database.connect(database.service()), 8);
      PostgresEventStore store = PostgresEventStore.builder(connections).build();
      run(store, 128, Duration.ofSeconds(10));
      for (int clients : new int[] {1, 16, 128, 1024}) {
        double rate = run(store, clients, time);
        System.out.printf(
            "%5d concurrent: %8.0f appends/s, %.2f of pgbench%n", clients, rate, rate / best);
      }
      Await.end(store.close().then(connections.close()));
    }
  }

  static double run(PostgresEventStore store, int clients, Duration time) {
    AtomicLong done = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    long head = Await.one(store.head());
    long start = System.nanoTime();
    Flux.range(0, clients)
        .flatMap(
            client -> client(store, client, head, start + time.toNanos(), done, refused), clients)
        .blockLast();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (refused.get() > 0) {
      System.out.println(refused + " were refused");
    }
    return done.get() / seconds;
  }

  private static Mono<Void> client(
      EventStore store, int client, long head, long end, AtomicLong done, AtomicLong refused) {
    AtomicLong known = new AtomicLong(head);
    String account = "account:" + client;
    Boundary boundary = Boundary.of(Criterion.types("bench.noted").tagged(account));
    return Mono.defer(
            () ->
                store.append(
                    new AppendRequest(
                        "demo",
                        List.of(
                            new NewEvent(
                                UUID.randomUUID(),
                                "bench.noted",
                                1,
                                Set.of(account, "period:1"),
                                null,
                                PAYLOAD,
                                METADATA)),
                        new AppendCondition(boundary, known.get()),
                        null)))
        .doOnNext(
            verdict -> {
              if (verdict instanceof Verdict.Appended appended) {
                known.set(appended.last());
                done.incrementAndGet();
              } else {
                refused.incrementAndGet();
              }
            })
        .repeat(() -> System.nanoTime() < end)
        .then();
  }

  private static double pgbench(PostgresServer server, TestDatabase database, Duration time)
      throws IOException, InterruptedException {
    database.execute(
        """
        CREATE TABLE public.plain (
          position bigserial PRIMARY KEY, id uuid, type text, recorded_at timestamptz, payload json)
        """);
    Path script = Files.createTempFile("insert", ".sql");
    Files.writeString(
        script,
        "INSERT INTO public.plain (id, type, recorded_at, payload) VALUES"
            + " (gen_random_uuid(), 'bench.noted', now(), '"
            + PAYLOAD
            + "');\n");
    double best = 0;
    for (int clients : new int[] {16, 128}) {
      Process process =
          new ProcessBuilder(
                  "pgbench",
                  "-n",
                  "-M",
                  "prepared",
                  "-c",
                  "" + clients,
                  "-j",
                  "2",
                  "-T",
                  "" + time.toSeconds(),
                  "-f",
                  script.toString(),
                  "-h",
                  server.host(),
                  "-p",
                  "" + server.port(),
                  "-U",
                  server.user(),
                  database.name())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(said);
      if (!tps.find()) {
        throw new IllegalStateException(said);
      }
      double rate = Double.parseDouble(tps.group(1));
      System.out.printf("pgbench -c %4d: %8.0f inserts/s%n", clients, rate);
      best = Math.max(best, rate);
    }
    Files.delete(script);
    return best;
  }
}
