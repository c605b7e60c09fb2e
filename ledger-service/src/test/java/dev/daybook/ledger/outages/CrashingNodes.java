package dev.daybook.ledger.outages;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** One node or several on a server of their own, which loses what is not on its disk. */
final class CrashingNodes implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private static final int CLIENTS = 4;
  private static final Duration CAUGHT_UP = Duration.ofSeconds(10);
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  /** Whoever signed in stays so for all rounds. */
  private static final String LONG_TOKENS = "DAYBOOK_ACCESS_TOKEN_SECONDS=86400";

  private final EmbeddedServer server = EmbeddedServer.start();
  private final TestDatabase database;
  private final Deque<RunningService> running = new ArrayDeque<>();
  private final List<Session> users;
  private final Community community;
  private final String operator;

  CrashingNodes() {
    forgetful(server);
    database = database(server);
    var first = RunningService.startOn(database, LONG_TOKENS);
    running.add(first);
    var writer = first.newTenant();
    community = Community.of(writer);
    // Each a user of its own: a caller's reads wait for that caller's own last write.
    users =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> first.newUser(writer.tenant(), "client-" + client))
            .toList();
    operator = first.operator();
  }

  private static TestDatabase database(EmbeddedServer server) {
    new TestDatabase(server.address(), "postgres").execute("CREATE DATABASE daybook");
    return new TestDatabase(server.address(), "daybook");
  }

  /** Commits that don't wait for the disk would be written within 200 ms by themselves. */
  private static void forgetful(EmbeddedServer server) {
    var postgres = new TestDatabase(server.address(), "postgres");
    postgres.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
    postgres.execute("SELECT pg_reload_conf()");
  }

  EmbeddedServer server() {
    return server;
  }

  TestDatabase database() {
    return database;
  }

  Community community() {
    return community;
  }

  /** Starts and ends nodes until there are as many. */
  void run(int count) {
    while (running.size() < count) {
      running.addLast(RunningService.startOn(database, LONG_TOKENS));
    }
    while (running.size() > count) {
      running.removeLast().close();
    }
  }

  CrashRound round(Findings findings) {
    return new CrashRound(server, database, community, clients(), findings);
  }

  /** In turns on every node. */
  private List<Session> clients() {
    var nodes = List.copyOf(running);
    return IntStream.range(0, CLIENTS)
        .mapToObj(client -> on(nodes.get(client % nodes.size()), users.get(client)))
        .toList();
  }

  private static Session on(RunningService node, Session user) {
    return new Session(node, user.tenant(), user.authorization());
  }

  /** Nobody writes anything meanwhile. */
  void awaitCaughtUp(Findings findings) {
    long end = System.nanoTime() + CAUGHT_UP.toNanos();
    for (var node : running) {
      var behind = behind(node);
      while (!behind.isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_NANOS);
        behind = behind(node);
      }
      findings.look("views caught up within " + CAUGHT_UP, behind);
    }
  }

  /** What the node says of views that are not at the head, and of itself if it is not ready. */
  private List<String> behind(RunningService node) {
    var views = node.get("/api/v1/views?limit=100", "Authorization", operator);
    if (views.statusCode() != 200) {
      return List.of(views + " → " + views.body());
    }
    var behind = new ArrayList<String>();
    for (var view : RunningService.json(views).path("data")) {
      if (view.path("lag_events").asLong() != 0) {
        behind.add(view.toString());
      }
    }
    var ready = node.get("/actuator/health/readiness");
    if (ready.statusCode() != 200) {
      behind.add(ready + " → " + ready.body());
    }
    return behind;
  }

  /** The first of them was closed, and what was signed off is what it came to. */
  void look(List<Acknowledged> periods, Findings findings) {
    periods.forEach(period -> lookAtReads(period, findings));
    findings.look("closings signed off", faultsOfClosing(periods.getFirst()));
  }

  /** Every node shows the period as it is. */
  void lookAtReads(Acknowledged period, Findings findings) {
    for (var node : running) {
      var session = on(node, users.getFirst());
      for (var ask : Ask.reads(period)) {
        var reply = ask.request().send(session);
        findings.look("afterwards, " + ask.what(), ask.verdict().faults(reply));
      }
    }
  }

  private List<String> faultsOfClosing(Acknowledged period) {
    var signed = signedOff(period);
    var expected = period.balances(period.last());
    return signed.equals(List.of(expected))
        ? List.of()
        : List.of("%s was signed off as %s and not %s".formatted(period.id(), signed, expected));
  }

  /** As it stands in the log, whatever views say. */
  private List<Map<String, BigDecimal>> signedOff(Acknowledged period) {
    var signed = new ArrayList<Map<String, BigDecimal>>();
    try (var connection = database.jdbc();
        var closings = connection.prepareStatement(CLOSINGS)) {
      closings.setString(1, period.id());
      try (var rows = closings.executeQuery()) {
        while (rows.next()) {
          signed.add(Acknowledged.balances(JSON.readTree(rows.getString(1)).path("balances")));
        }
      }
      return signed;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static final String CLOSINGS =
      """
      SELECT payload FROM daybook.event
       WHERE type = 'community.closing-balances-stated' AND payload ->> 'period_id' = ?
       ORDER BY position
      """;

  @Override
  public void close() {
    run(0);
    server.close();
  }
}
