package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a storm is asked to be.
 *
 * @param faketime the library that misleads a node about the time; empty where there is none
 */
record StormOptions(Duration length, long seed, Optional<Path> faketime) {

  private static final long MINUTES_UNLESS_SAID = 2;
  private static final long SEED_UNLESS_SAID = 4711;
  private static final Duration SHORTEST_PHASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PHASE = Duration.ofMinutes(5);
  private static final int PHASES = 12;

  static StormOptions of(String[] arguments) {
    var minutes = MINUTES_UNLESS_SAID;
    var seed = SEED_UNLESS_SAID;
    var faketime = installed();
    for (var argument : arguments) {
      var value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.split("=", 2)[0]) {
        case "--minutes" -> minutes = number(argument, value);
        case "--seed" -> seed = number(argument, value);
        case "--faketime" -> faketime = Optional.of(Path.of(value)).filter(Files::exists);
        default -> throw wrong(argument);
      }
    }
    return new StormOptions(Duration.ofMinutes(minutes), seed, faketime);
  }

  private static long number(String argument, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noNumber) {
      throw wrong(argument);
    }
  }

  private static NotMeasured wrong(String argument) {
    return new NotMeasured(
        "A storm takes --minutes=2, --seed=4711 and --faketime=/path/to/libfaketime.so.1, not %s."
            .formatted(argument));
  }

  /** Where Debian's package {@code libfaketime} puts it. */
  private static Optional<Path> installed() {
    return Arrays.stream(new String[] {"x86_64-linux-gnu", "aarch64-linux-gnu"})
        .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketime.so.1"))
        .filter(Files::exists)
        .findFirst();
  }

  /** From one look at the books to the next. */
  Duration phase() {
    var phase = length.dividedBy(PHASES);
    if (phase.compareTo(SHORTEST_PHASE) < 0) {
      return SHORTEST_PHASE;
    }
    return phase.compareTo(LONGEST_PHASE) > 0 ? LONGEST_PHASE : phase;
  }
}
