package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.testing.CuttingProxy;
import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.PostgresServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Storms on a database that fails under them. Callers that get no answer ask again with the same
 * request; in the end everything must be as if nothing had happened.
 */
public abstract class EventStoreFaults {

  private static final int NODES = 2;
  private static final int ROUNDS = 1_800;
  private static final int ROUNDS_FOR_EACH_FAULT = 30;

  /** Callers that get their answer between two faults, so that every fault meets work under way. */
  private static final int ANSWERS_BETWEEN_FAULTS = 10;

  private static final int ANSWERS_BETWEEN_RESTARTS = 300;

  private static final String KILL_ONE =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'daybook_service'
        AND (state = 'active' OR random() < 0.3)
      ORDER BY random() LIMIT 1
      """;

  private final Witness witness = new Witness();

  /** A node with connections of its own, on a database whose schema is there. */
  protected abstract Node open(ConnectionFactoryOptions database);

  @Test
  void killedConnectionsLoseNothing() throws Exception {
    Race race = Race.named("killed connections");
    TestDatabase database = TestPostgres.database();
    try (Connection killer = database.jdbc();
        var statement = killer.createStatement()) {
      stormOn(
          race,
          database,
          database.service(),
          chance -> {
            for (int i = 0; i < faults(); i++) {
              witness.awaitMore(chance.nextInt(2 * ANSWERS_BETWEEN_FAULTS));
              statement.execute(KILL_ONE);
            }
          });
    }
  }

  @Test
  void answersThatNeverArriveLoseAndDoubleNothing() throws Exception {
    Race race = Race.named("swallowed answers");
    TestDatabase database = TestPostgres.database();
    PostgresServer server = database.server();
    try (CuttingProxy proxy = new CuttingProxy(server.host(), server.port())) {
      int faults = faults();
      stormOn(
          race,
          database,
          database.service().mutate().option(ConnectionFactoryOptions.PORT, proxy.port()).build(),
          chance -> {
            for (int i = 0; i < faults; i++) {
              witness.awaitMore(chance.nextInt(2 * ANSWERS_BETWEEN_FAULTS));
              proxy.cut(1);
            }
          });
      assertThat(proxy.cuts()).as("answers swallowed").isGreaterThan(faults / 2);
    }
  }

  @Test
  void aRestartedDatabaseLosesNothing() throws Exception {
    Race race = Race.named("restarted database");
    try (EmbeddedServer server = EmbeddedServer.start()) {
      TestDatabase database = new TestPostgres(server.address()).migrated();
      stormOn(
          race,
          database,
          database.service(),
          chance -> {
            witness.awaitMore(ANSWERS_BETWEEN_RESTARTS);
            server.stop();
            server.startAgain();
            witness.awaitMore(ANSWERS_BETWEEN_RESTARTS);
            server.crash();
            server.startAgain();
            witness.awaitMore(ANSWERS_BETWEEN_RESTARTS);
          });
    }
  }

  private static int faults() {
    return Race.rounds(ROUNDS) / ROUNDS_FOR_EACH_FAULT;
  }

  private interface Trouble {
    void make(Random chance) throws Exception;
  }

  private void stormOn(
      Race race, TestDatabase database, ConnectionFactoryOptions service, Trouble trouble)
      throws Exception {
    List<Node> nodes = new ArrayList<>();
    List<Follower> followers = new ArrayList<>();
    try {
      for (int i = 0; i < NODES; i++) {
        Node node = open(service);
        nodes.add(node);
        Storm.TENANTS.forEach(
            tenant -> followers.add(new Follower(node.store(), tenant, Boundary.EVERYTHING)));
      }
      Storm storm = Storm.withFaults(nodes, race, witness);
      AtomicBoolean troubled = new AtomicBoolean(true);
      Random chance = race.chance();
      List<Callable<Boolean>> both =
          List.of(
              () -> {
                storm.rageWhile(troubled::get);
                return true;
              },
              () -> {
                try {
                  trouble.make(chance);
                } finally {
                  troubled.set(false);
                }
                return true;
              });
      Race.together(both);
      LogModel log = LogModel.read(database);
      witness.agreesWith(log);
      followers.forEach(follower -> follower.sawAll(log));
    } finally {
      followers.forEach(Follower::close);
      nodes.forEach(Node::close);
    }
  }
}
