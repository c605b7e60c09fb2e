package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One installation in a storm: who works with it, what happens to it, and whether it stood it. */
final class Scene {

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(10);
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;
  private static final long LONGEST_CALM_MILLIS = 4_000;
  private static final Duration LONGEST_BREATH = Duration.ofSeconds(30);

  /** One trouble in so many is followed by the next before anybody has recovered. */
  private static final int TOGETHER_OF = 4;

  private static final int LOOKS_BACK = 50;

  /** A second user of the tenant: reads wait for their own caller's last write alone. */
  private static final String SECOND_USER =
      """
      INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles)
      SELECT uuidv7(), tenant, 'reader', password_hash, roles FROM daybook.user_account
       WHERE tenant = 'demo' AND username = 'owner'
      """;

  private final Installation installation;
  private final Tally tally;
  private final Random chance;
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Clerk clerk;
  private final Reader reader;
  private final Community community;
  private final Crowd crowd;
  private final Desk operator;
  private final List<Period> periods = new ArrayList<>();

  Scene(Installation installation, Tally tally, long seed) {
    this.installation = installation;
    this.tally = tally;
    this.chance = new Random(seed);
    installation.heal();
    awaitReady();
    installation.forget();
    installation.execute(SECOND_USER);
    this.clerk = new Clerk(desk("demo", "owner", Node.PASSWORD), tally, goOn);
    var second = desk("demo", "reader", Node.PASSWORD);
    this.reader = new Reader(second, tally);
    this.operator = desk("platform", "operator", Node.OPERATOR_PASSWORD);
    this.community = new Community(clerk, chance);
    this.crowd = new Crowd(community, clerk, reader, second, tally, goOn);
  }

  private Desk desk(String tenant, String user, String password) {
    return Desk.signedIn(client, installation.nodes(), tally, tenant, user, password);
  }

  /** Everybody works, and one trouble comes after the other. */
  void phase(Duration length) {
    goOn.set(true);
    community.openChain();
    periods.addAll(community.periods);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          crowd.loops(chance).map(loop -> CompletableFuture.runAsync(loop, threads)).toList();
      try {
        trouble(System.nanoTime() + length.toNanos(), new Random(chance.nextLong()));
      } finally {
        goOn.set(false);
      }
      work.forEach(CompletableFuture::join);
    }
  }

  private void trouble(long end, RandomGenerator chance) {
    var troubles = Trouble.possible(installation);
    while (System.nanoTime() < end) {
      Signals.pause(chance.nextLong(LONGEST_CALM_MILLIS));
      var trouble = troubles.get(chance.nextInt(troubles.size()));
      System.err.printf("%s: %s%n", installation, trouble);
      trouble.happen(installation, chance);
      installation.revive();
      tally.count("trouble " + trouble);
      if (chance.nextInt(TOGETHER_OF) > 0) {
        awaitBreath();
      }
    }
  }

  /** Long enough for a node to be there again, if it can be: who is never there loses nothing. */
  private void awaitBreath() {
    long end = System.nanoTime() + LONGEST_BREATH.toNanos();
    while (System.nanoTime() < end && !installation.nodes().stream().allMatch(this::isReady)) {
      Signals.pause(LOOK_MILLIS);
    }
  }

  /** All is well again, nobody writes, and everything is looked at. */
  void verify() {
    installation.heal();
    awaitReady();
    awaitCaughtUp();
    clerk.settle(chance, SETTLED_WITHIN.toMillis());
    long head = head();
    for (var node : installation.nodes()) {
      periods.forEach(period -> reader.lookAtAll(node, period, head));
      for (int i = 0; i < LOOKS_BACK; i++) {
        reader.lookBack(node, community.any(chance), chance.nextLong(firstOfPhase(), head + 1));
      }
    }
    compare();
    try {
      var events = Audit.of(installation.server(), clerk.done, reader.shown, tally);
      System.err.printf(
          "%s: %d events, %d done, %d shown%n",
          installation, events, clerk.done.size(), reader.shown.size());
    } catch (SQLException failed) {
      throw new NotMeasured("The log can't be read: " + failed.getMessage(), failed);
    }
    reader.shown.clear();
  }

  private long firstOfPhase() {
    var latest = community.periods.getLast().id();
    return clerk.done.stream()
        .filter(done -> done.subject().equals(latest))
        .mapToLong(Command.Done::position)
        .min()
        .orElseThrow();
  }

  private void awaitReady() {
    for (var node : installation.nodes()) {
      until(READY_WITHIN, node + " is not ready", () -> isReady(node));
    }
  }

  private boolean isReady(Node node) {
    var stranger = new Desk(client, installation.nodes(), "", tally);
    return stranger.ask(node, "GET", "/actuator/health/readiness", "").isSuccess();
  }

  private void awaitCaughtUp() {
    for (var node : installation.nodes()) {
      until(CAUGHT_UP_WITHIN, "By " + node + " views are behind", () -> isCaughtUp(node));
    }
  }

  private boolean isCaughtUp(Node node) {
    var views = operator.ask(node, "GET", "/api/v1/views?limit=100", "");
    return views.isSuccess()
        && views.data().valueStream().allMatch(view -> view.path("lag_events").asLong() == 0);
  }

  private void until(Duration limit, String otherwise, BooleanSupplier so) {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        tally.wrong("%s within %d s".formatted(otherwise, limit.toSeconds()));
        return;
      }
      Signals.pause(LOOK_MILLIS);
    }
  }

  private long head() {
    try (var connection = installation.server().connect();
        var rows = connection.createStatement().executeQuery("SELECT daybook.head()")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new NotMeasured("The head can't be read: " + failed.getMessage(), failed);
    }
  }

  /** Every view against itself, posted anew. */
  private void compare() {
    var node = installation.nodes().getFirst();
    var views = operator.ask(node, "GET", "/api/v1/views?limit=100", "");
    for (var view : views.data()) {
      var path = "/api/v1/views/" + view.path("name").asString("") + "/compare";
      var comparison = operator.ask(node, "POST", path, "");
      tally.count("views compared");
      tally.check(
          comparison.isSuccess() && comparison.data().path("differences").isEmpty(),
          "The view is another when it is posted anew: %s",
          comparison);
    }
  }

  void end() {
    installation.end();
    client.shutdownNow();
  }
}
