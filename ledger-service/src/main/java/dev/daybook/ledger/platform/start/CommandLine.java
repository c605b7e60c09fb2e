package dev.daybook.ledger.platform.start;

import dev.daybook.proofs.verify.VerifyCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the arguments ask for. */
public sealed interface CommandLine {

  /** Start the service and serve until told to stop. */
  record Serve() implements CommandLine {}

  /** Print this and end well. */
  record Print(String text) implements CommandLine {}

  /** Check files of an auditor, without starting anything. */
  record Verify(List<String> arguments) implements CommandLine {}

  /** Say what is wrong with the arguments and end with {@link #EXIT_CODE}. */
  record Refuse(String sentence) implements CommandLine {
    public static final int EXIT_CODE = 2;
  }

  String VERIFY = "verify";

  static CommandLine of(String... args) {
    var words = List.of(args);
    if (words.isEmpty()) {
      return new Serve();
    }
    if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
      return new Print(help());
    }
    if (words.equals(List.of("--version"))) {
      return new Print("daybook " + version());
    }
    if (words.getFirst().equals(VERIFY)) {
      return new Verify(words.subList(1, words.size()));
    }
    return new Refuse(
        "daybook: unknown argument \"%s\"; --help lists what there is. Settings are given in the environment."
            .formatted(String.join(" ", words)));
  }

  private static String help() {
    var settings =
        Arrays.stream(Setting.values())
            .map(setting -> "  %-32s %s".formatted(setting.name(), described(setting)))
            .collect(Collectors.joining("\n"));
    return """
        Daybook: everything is written down once, in order.

        Usage: java -jar daybook.jar [--help | --version | verify …]

          (no argument)                    serves until SIGTERM or Ctrl-C
          --help                           prints this
          --version                        prints the version
        %s

        Settings, from the environment:

        %s
        """
        .formatted(VerifyCommand.USAGE.indent(2).stripTrailing(), settings)
        .stripTrailing();
  }

  private static String described(Setting setting) {
    return setting.fallback().isEmpty()
        ? setting.meaning()
        : setting.meaning() + " (" + setting.fallback() + ")";
  }

  /** The release, as far as it is known. */
  public static String version() {
    try (var file = CommandLine.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (file == null) {
        return "(not packaged)";
      }
      var properties = new Properties();
      properties.load(file);
      return properties.getProperty("build.version", "(unknown)");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
