package dev.daybook.ledger.outages;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Two periods get entries, the database crashes a moment later, and clients ask at once for all
 * that could go wrong: that one period is closed, that the other loses what its entries need, and
 * how both read.
 *
 * @param clients with a session each, on any node
 */
record CrashRound(
    EmbeddedServer server,
    TestDatabase database,
    Community community,
    List<Session> clients,
    Findings findings) {

  private static final long SHORTEST_PAUSE_MILLIS = 30;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  /** The period that was closed goes first. */
  List<Acknowledged> run(Crash crash, String name, Random chance) {
    var closed = community.open(name + ", to be closed");
    var kept = community.open(name + ", to be kept");
    closed = community.record(closed, chance);
    kept = community.record(kept, chance);
    var asks = new ArrayList<>(Ask.reads(closed));
    asks.addAll(Ask.reads(kept));
    asks.addAll(List.of(Ask.close(closed), Ask.voidItem(kept), Ask.shorten(kept)));

    down(crash, chance);
    ask(asks, chance, () -> crash.up(server));
    return List.of(closed, kept);
  }

  /** A period that got entries before the crash; nobody asks for anything afterwards. */
  Acknowledged runInSilence(Crash crash, String name, Random chance) {
    var period = community.record(community.open(name), chance);
    down(crash, chance);
    crash.up(server);
    return period;
  }

  /** How long ago the last rows were written when it crashes is a part of the scenario. */
  private void down(Crash crash, Random chance) {
    var pause = chance.nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
    crash.down(server, database, chance);
  }

  private void ask(List<Ask> asks, Random chance, Runnable meanwhile) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asking =
          clients.stream()
              .map(session -> new CrashClient(session, shuffled(asks, chance), findings))
              .map(client -> CompletableFuture.runAsync(client, threads))
              .toList();
      meanwhile.run();
      asking.forEach(CompletableFuture::join);
    }
  }

  private static List<Ask> shuffled(List<Ask> asks, Random chance) {
    var shuffled = new ArrayList<>(asks);
    Collections.shuffle(shuffled, chance);
    return shuffled;
  }
}
