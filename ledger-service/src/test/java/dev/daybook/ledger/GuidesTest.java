package dev.daybook.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daybook.ledger.contract.RunningService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The years of a treasurer and of a household are lived through as their guides tell them, and
 * every answer that a guide prints is the answer that comes. With {@code -Drecord=true} the guides
 * are given the answers of today instead.
 */
class GuidesTest {

  private static final Path GUIDES = Path.of("..", "docs", "guides");

  /** What is typed, and what it answers, if it answers anything. */
  private static final Pattern STEP =
      Pattern.compile(
          "```bash\n(?<typed>.*?)```\n(?:\n```text\n(?<answer>.*?)```\n)?", Pattern.DOTALL);

  /** Says that the answer of a step ends here. */
  private static final char END = '\u001e';

  /** What is different each time: ids, positions, times, and the day that a period is closed on. */
  private static final Pattern INCIDENTAL =
      Pattern.compile(
          "\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"
              + "|(?<=position: )\\d+"
              + "|(?<=closed_on: )\\d{4}-\\d\\d-\\d\\d"
              + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  @ParameterizedTest
  @ValueSource(strings = {"community.md", "purchases.md"})
  void everyAnswerInTheGuideIsTheOneThatComes(String name) throws Exception {
    assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(this::curl));
    var file = GUIDES.resolve(name);
    var guide = Files.readString(file);
    var steps = STEP.matcher(guide).results().toList();
    var answers = answers(steps.stream().map(step -> step.group("typed")).toList());
    if (Boolean.getBoolean("record")) {
      Files.writeString(file, recorded(guide, answers));
      return;
    }
    assertThat(answers).hasSameSizeAs(steps).hasSizeGreaterThan(10);
    for (var i = 0; i < answers.size(); i++) {
      var step = steps.get(i);
      var printed = step.group("answer") == null ? "" : step.group("answer");
      assertThat(answers.get(i)).as(step.group("typed")).isEqualTo(printed);
    }
  }

  private boolean curl(String folder) {
    return Files.isExecutable(Path.of(folder, "curl"));
  }

  private static String recorded(String guide, List<String> answers) {
    var next = answers.iterator();
    return STEP.matcher(guide)
        .replaceAll(
            step -> {
              var answer = next.next();
              return Matcher.quoteReplacement(
                  "```bash\n%s```\n%s"
                      .formatted(
                          step.group("typed"),
                          answer.isEmpty() ? "" : "\n```text\n%s```\n".formatted(answer)));
            });
  }

  /** What each step answers, all of them typed one after the other into the same shell. */
  private static List<String> answers(List<String> steps) throws IOException, InterruptedException {
    var service = RunningService.shared();
    var session = service.newTenant();
    var script =
        steps.stream()
            .map(step -> step + "printf '\\036'\n")
            .collect(Collectors.joining())
            .replace("127.0.0.1:8080", service.uri("").getAuthority())
            .replace("\"tenant\":\"demo\"", "\"tenant\":\"%s\"".formatted(session.tenant()));
    var bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).redirectErrorStream(true);
    bash.environment().put("DAYBOOK_OWNER_PASSWORD", RunningService.OWNER_PASSWORD);
    var process = bash.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    var answers = new ArrayList<String>();
    for (int from = 0, to = output.indexOf(END); to >= 0; to = output.indexOf(END, from)) {
      answers.add(INCIDENTAL.matcher(output.substring(from, to)).replaceAll("…"));
      from = to + 1;
    }
    return answers;
  }
}
