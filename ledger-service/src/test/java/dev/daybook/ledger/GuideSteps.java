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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a guide says to type, and the answers that it prints. With {@code -Drecord=true} the guide
 * is given the answers of today instead.
 */
final class GuideSteps {

  /** What is typed, and what it answers, if it answers anything. */
  private static final Pattern STEP =
      Pattern.compile(
          "```bash\n(?<typed>.*?)```\n(?:\n```text\n(?<answer>.*?)```\n)?", Pattern.DOTALL);

  /** Says that the answer of a step ends here. */
  private static final char END = '\u001e';

  /** There is no jar yet when tests run; what would be in it is on their class path. */
  private static final String JAR =
      """
      java() {
        [ "$1 $2" = "-jar daybook.jar" ]
        "$RUNNING_JAVA" -cp "$RUNNING_CLASSES" dev.daybook.ledger.DaybookApplication "${@:3}"
      }
      """;

  /** What is different each time: ids, positions, times, and the day that a period is closed on. */
  private static final Pattern INCIDENTAL =
      Pattern.compile(
          "\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"
              + "|(?<=position: )\\d+"
              + "|(?<=closed_on: )\\d{4}-\\d\\d-\\d\\d"
              + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  private final Path guide;
  private final Path folder;

  /**
   * @param folder where the steps may leave files
   */
  GuideSteps(String guide, Path folder) {
    this.guide = Path.of("..", "docs", "guides", guide);
    this.folder = folder;
  }

  /** Types all of them one after the other, and compares each answer with what is printed. */
  void answerAsPrinted(int least) throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(on -> Files.isExecutable(Path.of(on, "curl"))));
    var text = Files.readString(guide);
    var steps = STEP.matcher(text).results().toList();
    var answers = answers(steps);
    if (Boolean.getBoolean("record")) {
      Files.writeString(guide, recorded(text, answers));
      return;
    }
    assertThat(answers).hasSameSizeAs(steps).hasSizeGreaterThan(least);
    for (var i = 0; i < answers.size(); i++) {
      var step = steps.get(i);
      var printed = step.group("answer") == null ? "" : step.group("answer");
      assertThat(answers.get(i)).as(step.group("typed")).isEqualTo(printed);
    }
  }

  private static String recorded(String text, List<String> answers) {
    var next = answers.iterator();
    return STEP.matcher(text)
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
  private List<String> answers(List<MatchResult> steps) throws IOException, InterruptedException {
    var service = RunningService.shared();
    var session = service.newTenant();
    var script =
        steps.stream()
            .map(step -> step.group("typed") + "printf '\\036'\n")
            .collect(Collectors.joining())
            .replace("127.0.0.1:8080", service.uri("").getAuthority())
            .replace("\"tenant\":\"demo\"", "\"tenant\":\"%s\"".formatted(session.tenant()));
    var bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", JAR + script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().put("DAYBOOK_OWNER_PASSWORD", RunningService.OWNER_PASSWORD);
    bash.environment().put("RUNNING_JAVA", ProcessHandle.current().info().command().orElseThrow());
    bash.environment().put("RUNNING_CLASSES", System.getProperty("java.class.path"));
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
