package dev.daybook.ledger.outages;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.daybook.eventstore.testing.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PostgreSQL crashes a moment after entries were acknowledged, and the last commits of views are
 * lost with certainty. Whatever is shown, signed off or refused from then on counts all of them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashTest {

  /** As many as are worth their time in every build, or what {@code -Dcrash.rounds} says. */
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);

  private final Random chance = new Random(Seed.of("Crashes", 20_261_121));
  private final CrashingNodes nodes = new CrashingNodes();

  @AfterAll
  void end() {
    nodes.close();
  }

  /** On one node first, so that the second is started once. */
  static Stream<Arguments> crashes() {
    return IntStream.of(1, 2)
        .boxed()
        .flatMap(nodes -> Arrays.stream(Crash.values()).map(crash -> arguments(crash, nodes)));
  }

  @ParameterizedTest(name = "{0} under {1} node(s)")
  @MethodSource("crashes")
  void nothingIsShownOrSignedOffThatLacksWhatWasAcknowledged(Crash crash, int count) {
    nodes.run(count);
    var findings = new Findings();
    var round = nodes.round(findings);
    var all = new ArrayList<List<Acknowledged>>();
    for (int i = 1; i <= ROUNDS; i++) {
      long seed = chance.nextLong();
      var name = "%s %d/%d, seed %d".formatted(crash, count, i, seed);
      int before = findings.wrong();
      var periods = round.run(crash, name, new Random(seed));
      nodes.awaitCaughtUp(findings);
      nodes.look(periods, findings);
      all.add(periods);
      System.out.println(name + ": " + findings.wrongAfter(before));
    }
    all.forEach(periods -> nodes.look(periods, findings));
    System.out.println("%s under %d: %s".formatted(crash, count, findings));
    findings.areNone();
  }

  /** Whoever posts must find out for itself that rows are gone: no append comes to tell it. */
  @ParameterizedTest(name = "under {0} node(s)")
  @ValueSource(ints = {1, 2})
  void viewsCatchUpAlthoughNobodyWrites(int count) {
    nodes.run(count);
    var findings = new Findings();
    var round = nodes.round(findings);
    for (int i = 1; i <= ROUNDS; i++) {
      long seed = chance.nextLong();
      var crashes = Crash.values();
      var crash = crashes[chance.nextInt(crashes.length)];
      var name = "%s in silence %d/%d, seed %d".formatted(crash, count, i, seed);
      var period = round.runInSilence(crash, name, new Random(seed));
      nodes.awaitCaughtUp(findings);
      nodes.lookAtReads(period, findings);
    }
    System.out.println("In silence under %d: %s".formatted(count, findings));
    findings.areNone();
  }
}
