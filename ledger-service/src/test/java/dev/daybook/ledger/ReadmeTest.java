package dev.daybook.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daybook.ledger.contract.RunningService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says to type is typed here. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern REQUESTS =
      Pattern.compile("## Five requests.*?```bash\n(.*?)```", Pattern.DOTALL);

  @Test
  void theTwoCommandsStandThere() throws IOException {
    assertThat(Files.readString(README)).contains("./mvnw spring-boot:run", "./mvnw verify");
  }

  @Test
  void theFiveRequestsWorkAsWritten() throws Exception {
    assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(this::curl));
    var output = run(requests());
    assertThat(output)
        .contains("\"amount\":\"125.50\"", "\"owner_name\":\"Ada\"", "\"balance\":\"125.50\"")
        .doesNotContain("\"error\"");
  }

  private boolean curl(String folder) {
    return Files.isExecutable(Path.of(folder, "curl"));
  }

  private static String requests() throws IOException {
    var found = REQUESTS.matcher(Files.readString(README));
    assertThat(found.find()).isTrue();
    assertThat(found.group(1).split("curl -sS", -1)).hasSize(1 + 5);
    return found.group(1);
  }

  private static String run(String script) throws IOException, InterruptedException {
    var service = RunningService.shared().uri("").getAuthority().replace("localhost", "127.0.0.1");
    var bash =
        new ProcessBuilder(
                "bash", "-euo", "pipefail", "-c", script.replace("127.0.0.1:8080", service))
            .redirectErrorStream(true);
    bash.environment().put("DAYBOOK_OWNER_PASSWORD", RunningService.OWNER_PASSWORD);
    var process = bash.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
