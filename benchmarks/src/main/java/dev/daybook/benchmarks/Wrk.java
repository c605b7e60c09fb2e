package dev.daybook.benchmarks;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Sends commands over HTTP as fast as they are answered, each under a key of its own. */
final class Wrk {

  /** What the script prints when it is done. */
  private static final Pattern RESULT =
      Pattern.compile("result requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) errors=(\\d+)");

  private final Program wrk = Program.wrk();
  private final Service service;
  private final Community community;
  private final Path script;
  private int runs;

  /** What a run came to; latencies in microseconds. */
  record Result(double requestsPerSecond, long p50, long p99) {}

  Wrk(Service service, Community community, Path folder) {
    this.service = service;
    this.community = community;
    this.script = folder.resolve("record-contribution.lua");
    try (var resource = Wrk.class.getResourceAsStream("record-contribution.lua")) {
      Files.copy(Objects.requireNonNull(resource), script, REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new NotMeasured("The script can't be written: " + failed.getMessage(), failed);
    }
  }

  Result run(int connections, Duration time) {
    runs++;
    var said =
        wrk.run(
            Map.of(
                "TOKEN", service.token(),
                "BODY", community.body(),
                "KEY_PREFIX", "run-" + runs),
            List.of(
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + time.toSeconds() + "s",
                "--timeout=15s",
                "--script=" + script,
                service.uri("/api/v1" + community.path()).toString()));
    var found = RESULT.matcher(said);
    if (!found.find() || !found.group(5).equals("0")) {
      throw new NotMeasured("Not every request was accepted:\n" + said);
    }
    return new Result(
        Long.parseLong(found.group(1)) * 1e6 / Long.parseLong(found.group(2)),
        Long.parseLong(found.group(3)),
        Long.parseLong(found.group(4)));
  }
}
