package dev.daybook.ledger.outages;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** The ways in which a PostgreSQL loses what it had not written yet. */
enum Crash {
  /** One backend dies, as an out-of-memory killer does it: PostgreSQL ends all of them. */
  BACKEND_KILLED {
    @Override
    void down(EmbeddedServer server, TestDatabase database, RandomGenerator chance) {
      kill(backend(database, chance));
    }

    @Override
    void up(EmbeddedServer server) {}
  },
  POSTMASTER_KILLED {
    @Override
    void down(EmbeddedServer server, TestDatabase database, RandomGenerator chance) {
      server.kill();
    }

    @Override
    void up(EmbeddedServer server) {
      server.startAgain();
    }
  },
  /** {@code pg_ctl restart}, in turns without a checkpoint and with one. */
  SERVER_RESTARTED {
    @Override
    void down(EmbeddedServer server, TestDatabase database, RandomGenerator chance) {
      if (chance.nextBoolean()) {
        server.crash();
      } else {
        server.stop();
      }
    }

    @Override
    void up(EmbeddedServer server) {
      server.startAgain();
    }
  };

  private static final String BACKENDS =
      """
      SELECT pid FROM pg_stat_activity
       WHERE usename = 'daybook_runner' AND datname = current_database() ORDER BY pid
      """;

  abstract void down(EmbeddedServer server, TestDatabase database, RandomGenerator chance);

  /** Nothing where PostgreSQL comes back by itself. */
  abstract void up(EmbeddedServer server);

  private static long backend(TestDatabase database, RandomGenerator chance) {
    try (var connection = database.jdbc();
        var rows = connection.createStatement().executeQuery(BACKENDS)) {
      var pids = LongStream.builder();
      while (rows.next()) {
        pids.add(rows.getLong(1));
      }
      var all = pids.build().toArray();
      return all[chance.nextInt(all.length)];
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void kill(long pid) {
    if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
      throw new IllegalStateException("There is no backend " + pid);
    }
  }
}
