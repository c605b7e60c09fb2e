package dev.daybook.benchmarks.storm;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to an installation, from its beginning to its end. */
enum Trouble {
  BACKEND_KILLED {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      var backends = installation.backends();
      if (!backends.isEmpty()) {
        Signals.send("KILL", List.of(backends.get(chance.nextInt(backends.size()))));
      }
    }
  },
  POSTMASTER_KILLED {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      installation.server().end("KILL");
      Signals.pause(chance.nextLong(LONGEST_ABSENCE_MILLIS));
      installation.server().up();
    }
  },
  SERVER_RESTARTED {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      installation.server().end(chance.nextBoolean() ? "INT" : "QUIT");
      installation.server().up();
    }
  },
  NODE_KILLED {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      var node = any(installation, chance);
      node.kill();
      Signals.pause(chance.nextLong(LONGEST_ABSENCE_MILLIS));
      node.start();
    }
  },
  NODE_STOPPED {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      var node = any(installation, chance);
      node.stop();
      node.start();
    }
  },
  /** As a disk that does not answer for a while. */
  DATABASE_FROZEN {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      var frozen = installation.server().processes();
      Signals.send("STOP", frozen);
      Signals.pause(chance.nextLong(LONGEST_ABSENCE_MILLIS));
      Signals.send("CONT", frozen);
    }
  },
  DISK_SLOW {
    @Override
    void happen(Installation installation, RandomGenerator chance) {
      installation.disk().hammer(chance.nextLong(LONGEST_BURDEN_MILLIS));
    }
  },
  /** A database that gave up is started again, and so is a service that gave up for lack of one. */
  DISK_FULL {
    @Override
    boolean isPossible(Installation installation) {
      return installation.disk().small();
    }

    @Override
    void happen(Installation installation, RandomGenerator chance) {
      installation.disk().fill();
      Signals.pause(chance.nextLong(LONGEST_BURDEN_MILLIS));
      installation.disk().free();
    }
  },
  /** One node is days or seconds ahead or behind, also while it starts. */
  CLOCK_JUMPED {
    @Override
    boolean isPossible(Installation installation) {
      return installation.clock().isPresent();
    }

    @Override
    void happen(Installation installation, RandomGenerator chance) {
      installation.tell(OFFSETS.get(chance.nextInt(OFFSETS.size())));
      if (chance.nextBoolean()) {
        installation.nodes().getLast().kill();
        installation.nodes().getLast().start();
      }
      Signals.pause(chance.nextLong(LONGEST_BURDEN_MILLIS));
      installation.tell("+0");
    }
  };

  private static final long LONGEST_ABSENCE_MILLIS = 3_000;
  private static final long LONGEST_BURDEN_MILLIS = 8_000;
  private static final List<String> OFFSETS = List.of("+4d", "-4d", "+1h", "-1h", "+7s", "-7s");

  boolean isPossible(Installation installation) {
    return true;
  }

  abstract void happen(Installation installation, RandomGenerator chance);

  static List<Trouble> possible(Installation installation) {
    return Arrays.stream(values()).filter(trouble -> trouble.isPossible(installation)).toList();
  }

  private static Node any(Installation installation, RandomGenerator chance) {
    var nodes = installation.nodes();
    return nodes.get(chance.nextInt(nodes.size()));
  }
}
