package dev.daybook.ledger.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void noArgumentServes() {
    assertThat(CommandLine.of()).isEqualTo(new CommandLine.Serve());
  }

  @Test
  void helpNamesEverySetting() {
    assertThat(CommandLine.of("--help"))
        .isInstanceOfSatisfying(
            CommandLine.Print.class,
            help ->
                assertThat(help.text())
                    .contains(Arrays.stream(Setting.values()).map(Setting::name).toList()));
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(CommandLine.of("--version"))
        .isInstanceOfSatisfying(
            CommandLine.Print.class, version -> assertThat(version.text()).startsWith("daybook "));
  }

  @Test
  void filesOfAnAuditorAreVerified() {
    assertThat(CommandLine.of("verify", "--receipt", "receipt"))
        .isEqualTo(new CommandLine.Verify(List.of("--receipt", "receipt")));
    assertThat(CommandLine.of("verify")).isEqualTo(new CommandLine.Verify(List.of()));
    assertThat(CommandLine.of("--help"))
        .isInstanceOfSatisfying(
            CommandLine.Print.class, help -> assertThat(help.text()).contains("verify --receipt"));
  }

  @Test
  void anythingElseIsRefusedByName() {
    assertThat(CommandLine.of("--server.port=1"))
        .isInstanceOfSatisfying(
            CommandLine.Refuse.class,
            refusal -> assertThat(refusal.sentence()).contains("\"--server.port=1\"", "--help"));
  }
}
