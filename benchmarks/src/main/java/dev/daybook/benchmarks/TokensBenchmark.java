package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import dev.daybook.ledger.platform.identity.TokenChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to know who asks, of every request: with a token that was seen before, as all but
 * the first of a session are, and with one that was not, whose signature is verified.
 */
final class TokensBenchmark {

  private static final int TOKENS = 2_000;
  private static final int ROUNDS = 500;
  private static final int WARM_UP_ROUNDS = 50;

  private final Path folder;

  TokensBenchmark(Path folder) {
    this.folder = folder;
  }

  Report run() {
    var load = Machine.load();
    try (var service = Service.start(folder.resolve("data"))) {
      var connections = service.postgres().connections(PostgresAddress.SUPERUSER, 1);
      var checks = new TokenChecks(connections);
      firstTime(checks, checks.issue(TOKENS));
      var fresh = firstTime(checks, checks.issue(TOKENS));
      var tokens = checks.issue(TOKENS);
      again(checks, tokens, WARM_UP_ROUNDS);
      double known = again(checks, tokens, ROUNDS);
      connections.close().block();
      return new Report("Token checks", "benchmarks/run tokens", Machine.describe(folder), load)
          .paragraph("One thread, %d tokens in turn.".formatted(TOKENS))
          .table(
              new Table("the token", "p50 µs", "p99 µs", "mean µs")
                  .row("was seen before", "", "", micros(known))
                  .row("is new", fresh.medianMicros(), fresh.p99Micros(), fresh.meanMicros()));
    }
  }

  private static Latencies firstTime(TokenChecks checks, List<String> tokens) {
    var nanos = new ArrayList<Long>();
    for (var token : tokens) {
      long begun = System.nanoTime();
      checks.check(token);
      nanos.add(Latencies.since(begun));
    }
    return Latencies.of(nanos);
  }

  /** Too short to be timed one by one. */
  private static double again(TokenChecks checks, List<String> tokens, int rounds) {
    long begun = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (var token : tokens) {
        checks.check(token);
      }
    }
    return Latencies.since(begun) / 1e3 / rounds / tokens.size();
  }

  private static String micros(double micros) {
    return "%.2f".formatted(micros);
  }
}
