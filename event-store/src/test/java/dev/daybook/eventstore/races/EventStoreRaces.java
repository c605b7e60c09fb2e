package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Races on a database that works: two nodes, conditions that meet, and followers on both that see
 * it all. A subclass says how a node is opened.
 */
public abstract class EventStoreRaces {

  private static final int LANES = 8;
  private static final int CONTENDERS = 6;
  private static final int STAGGER_MICROS = 1_500;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);
  private static final String TENANT = Storm.TENANTS.getFirst();

  private final TestDatabase database = TestPostgres.database();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final Witness witness = new Witness();

  /** A node with connections of its own, on a database whose schema is there. */
  protected abstract Node open(ConnectionFactoryOptions database);

  /** How long a race is that usually has so many rounds. */
  protected int rounds(int usually) {
    return Race.rounds(usually);
  }

  @BeforeEach
  void openTwoNodesWithFollowers() {
    for (int i = 0; i < 2; i++) {
      Node node = open(database.service());
      nodes.add(node);
      Storm.TENANTS.forEach(
          tenant -> followers.add(new Follower(node.store(), tenant, Boundary.EVERYTHING)));
    }
  }

  @AfterEach
  void close() {
    followers.forEach(Follower::close);
    nodes.forEach(Node::close);
  }

  /** What callers were told, what stands in the log and what followers saw is one thing. */
  private void everythingAgrees() {
    LogModel log = LogModel.read(database);
    witness.agreesWith(log);
    followers.forEach(follower -> follower.sawAll(log));
  }

  @Test
  void ofManyWhoKnowTheSameHeadOneWins() {
    Race race = Race.named("of many who know the same head one wins");
    inLanes(
        race,
        rounds(400),
        (chance, round) -> {
          String seat = "seat:" + round;
          Boundary boundary = Boundary.of(Criterion.types("taken").tagged(seat));
          oneOf(chance, contender -> conditional(boundary, event(chance, "taken", seat)));
        });
    everythingAgrees();
  }

  @Test
  void eventsWithoutTagsHideNoneThatHaveSome() {
    Race race = Race.named("events without tags");
    inLanes(
        race,
        rounds(200),
        (chance, round) -> {
          String type = "loose-" + round;
          Boundary ofTheType = Boundary.of(Criterion.types(type));
          oneOf(
              chance,
              contender ->
                  conditional(
                      ofTheType,
                      contender % 2 == 0
                          ? event(chance, type)
                          : event(chance, type, "tag:" + contender)));
        });
    everythingAgrees();
  }

  @Test
  void overlappingBoundariesExcludeEachOther() {
    Race race = Race.named("overlapping boundaries exclude each other");
    inLanes(
        race,
        rounds(400),
        (chance, round) -> {
          String left = "left:" + round;
          String right = "right:" + round;
          List<Boundary> overlapping =
              List.of(
                  Boundary.of(Criterion.types("met").tagged(left)),
                  Boundary.of(Criterion.types("met").tagged(right)),
                  Boundary.of(Criterion.types("met", "parted").tagged(left, right)),
                  Boundary.of(new Criterion(Set.of(), Set.of(left))),
                  new Boundary(
                      List.of(
                          Criterion.types("parted").tagged("nobody:1"),
                          Criterion.types("met").tagged(right))),
                  Boundary.of(new Criterion(Set.of(), Set.of(right, left))));
          oneOf(
              chance,
              contender ->
                  conditional(overlapping.get(contender), event(chance, "met", left, right)));
        });
    everythingAgrees();
  }

  @Test
  void requestsOfOneBatchAreJudgedOneAfterTheOther() {
    Race race = Race.named("requests of one batch are judged one after the other");
    inLanes(
        race,
        rounds(100),
        (chance, round) -> {
          String chain = "chain:" + round;
          List<Callable<Verdict>> links = new ArrayList<>();
          for (int i = 0; i < CONTENDERS; i++) {
            Boundary before = Boundary.of(Criterion.types("link").tagged(chain + "-" + i));
            NewEvent next = event(chance, "link", chain + "-" + i, chain + "-" + (i + 1));
            links.add(() -> send(0, conditional(before, next)));
          }
          // Each event lies in the next link's boundary: that one comes before it or not at all.
          assertThat(Race.together(links)).anyMatch(Verdict.Appended.class::isInstance);
        });
    everythingAgrees();
  }

  @Test
  void theSameKeyHappensOnceWhoeverRepeatsIt() {
    Race race = Race.named("the same key happens once");
    inLanes(
        race,
        rounds(250),
        (chance, round) -> {
          Once once = new Once("caller", "key-" + round, "same", "{\"round\":" + round + "}");
          Once other = new Once("caller", "key-" + round, "different", "{}");
          List<Verdict> verdicts =
              contend(
                  chance,
                  contender ->
                      new AppendRequest(
                          TENANT,
                          List.of(event(chance, "done", "job:" + round)),
                          null,
                          contender == 0 ? other : once));
          boolean otherWasFirst = verdicts.getFirst() instanceof Verdict.Appended;
          assertThat(verdicts.stream().filter(Verdict.Appended.class::isInstance))
              .as("appended in round %d", round)
              .hasSize(1);
          for (Verdict verdict : verdicts.subList(1, verdicts.size())) {
            switch (verdict) {
              case Verdict.KeyReused reused -> assertThat(otherWasFirst).isTrue();
              case Verdict.Repeated repeated ->
                  assertThat(repeated.answer()).isEqualTo(once.answer());
              case Verdict.Appended appended -> assertThat(otherWasFirst).isFalse();
              case Verdict.Conflict conflict -> throw new AssertionError(conflict);
            }
          }
        });
    everythingAgrees();
  }

  @Test
  void anOldOpenTransactionHidesNothingAndHoldsNothingUp() throws Exception {
    Race race = Race.named("an old open transaction hides nothing");
    try (Connection old = database.jdbc();
        var statement = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("SELECT pg_current_xact_id()");
      statement.execute("SELECT count(*) FROM daybook.event");
      Storm.calm(nodes, race, witness).rage(rounds(300));
      // Compared while it is still open: nobody waits for it, and nothing is hidden behind it.
      everythingAgrees();
      old.rollback();
    }
    everythingAgrees();
  }

  @Test
  void nothingIsLostDoubledReorderedOrSkippedInAStorm() {
    Race race = Race.named("storm");
    Storm storm = Storm.calm(nodes, race, witness);
    int parts = 4;
    for (int part = 0; part < parts; part++) {
      storm.rage(rounds(2_000) / parts);
      // Whoever comes late sees the past and the future without a seam.
      for (Node node : nodes) {
        followers.add(new Follower(node.store(), TENANT, Boundary.EVERYTHING));
        followers.add(
            new Follower(
                node.store(),
                TENANT,
                Boundary.of(Criterion.types("type-1").tagged("tag:" + part))));
      }
    }
    everythingAgrees();
  }

  private interface Round {
    void run(Random chance, int number) throws Exception;
  }

  private static void inLanes(Race race, int rounds, Round round) {
    List<Callable<Boolean>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      Random chance = race.chance();
      lanes.add(
          () -> {
            for (int number = first; number < rounds; number += LANES) {
              round.run(chance, number);
            }
            return true;
          });
    }
    Race.together(lanes);
  }

  /** Contenders on both nodes of whom exactly one may be told that it won. */
  private void oneOf(Random chance, IntFunction<AppendRequest> request) {
    List<Verdict> verdicts = contend(chance, request);
    List<Verdict> won = verdicts.stream().filter(Verdict.Appended.class::isInstance).toList();
    assertThat(won).as("winners among %s", verdicts).hasSize(1);
    long first = ((Verdict.Appended) won.getFirst()).first();
    assertThat(verdicts)
        .filteredOn(verdict -> !won.contains(verdict))
        .allSatisfy(verdict -> assertThat(verdict).isEqualTo(new Verdict.Conflict(first)));
  }

  /** Half of the rounds start all at once, the others a little apart. */
  private List<Verdict> contend(Random chance, IntFunction<AppendRequest> request) {
    boolean staggered = chance.nextBoolean();
    List<Callable<Verdict>> contenders = new ArrayList<>();
    for (int i = 0; i < CONTENDERS; i++) {
      int node = i % nodes.size();
      Random pause = new Random(chance.nextLong());
      AppendRequest mine = request.apply(i);
      contenders.add(
          () -> {
            Race.stagger(pause, staggered ? STAGGER_MICROS : 0);
            return send(node, mine);
          });
    }
    return Race.together(contenders);
  }

  private Verdict send(int node, AppendRequest request) {
    long asked = System.nanoTime();
    @Nullable Verdict verdict = nodes.get(node).store().append(request).block(LONGEST_ANSWER);
    witness.told(new Told(request, Objects.requireNonNull(verdict), asked, System.nanoTime()));
    return verdict;
  }

  private static AppendRequest conditional(Boundary boundary, NewEvent event) {
    return new AppendRequest(TENANT, List.of(event), new AppendCondition(boundary, 0), null);
  }

  private static NewEvent event(Random chance, String type, String... tags) {
    UUID id = new UUID(chance.nextLong(), chance.nextLong());
    return Storm.event(id, type, Set.of(tags));
  }
}
