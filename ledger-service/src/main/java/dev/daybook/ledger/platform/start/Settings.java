package dev.daybook.ledger.platform.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this process, checked: all that is wrong is said at once, one sentence each,
 * before anything starts.
 *
 * @param database empty means embedded
 * @param log empty means what suits where the output goes; {@link LogForm#now} asks for it before
 *     there are settings
 */
public record Settings(
    int port,
    InetAddress address,
    Path dataDir,
    Optional<DatabaseUrl> database,
    int serviceConnections,
    int runnerConnections,
    int httpConnections,
    int httpConnectionsPerAddress,
    int httpStreamsPerConnection,
    int httpResetsPerConnection,
    Set<InetAddress> trustedProxies,
    Optional<String> ownerPassword,
    Optional<String> operatorPassword,
    Duration accessTokenLife,
    Set<String> allowedOrigins,
    Optional<LogForm> log,
    boolean rateLimits,
    int tenantRequests,
    int callerRequests,
    int addressRequests,
    boolean webhooksAllowPrivate) {

  static final int MAX_PORT = 65_535;
  static final int MIN_PASSWORD_CHARACTERS = 12;

  /**
   * The most database connections that may be asked for, for requests and again for posting views.
   */
  public static final int MAX_CONNECTIONS = 200;

  /** The most connections from callers that may be asked for. */
  static final int MAX_HTTP_CONNECTIONS = 1_000_000;

  /** The most requests that may be asked for at a time on one HTTP/2 connection. */
  static final int MAX_HTTP_STREAMS = 1_000;

  /** The most requests that one HTTP/2 connection may be allowed to take back in 30 seconds. */
  static final int MAX_HTTP_RESETS = 100_000;

  /** The most requests in ten seconds that a limit may be set to. */
  static final int MAX_RATE_LIMIT = 10_000_000;

  static final int MAX_TRUSTED_PROXIES = 50;

  static final int MAX_ACCESS_TOKEN_SECONDS = 86_400;

  /** Reads the settings from where values are found by a setting's name. */
  public static Settings from(Function<String, @Nullable String> values) {
    var reader = new Reader(values);
    var settings =
        new Settings(
            reader.number(Setting.SERVER_PORT, 0, MAX_PORT),
            reader.read(Setting.SERVER_ADDRESS, Settings::address),
            reader.read(Setting.DAYBOOK_DATA_DIR, Settings::path),
            reader.optional(Setting.DAYBOOK_DATABASE_URL, DatabaseUrl::parse),
            reader.number(Setting.DAYBOOK_SERVICE_CONNECTIONS, 1, MAX_CONNECTIONS),
            reader.number(Setting.DAYBOOK_RUNNER_CONNECTIONS, 2, MAX_CONNECTIONS),
            reader.number(Setting.DAYBOOK_HTTP_MAX_CONNECTIONS, 1, MAX_HTTP_CONNECTIONS),
            reader.number(
                Setting.DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS, 1, MAX_HTTP_CONNECTIONS),
            reader.number(Setting.DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION, 1, MAX_HTTP_STREAMS),
            reader.number(Setting.DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION, 1, MAX_HTTP_RESETS),
            reader
                .optional(Setting.DAYBOOK_HTTP_TRUSTED_PROXIES, Settings::addresses)
                .orElse(Set.of()),
            reader.optional(Setting.DAYBOOK_OWNER_PASSWORD, Settings::password),
            reader.optional(Setting.DAYBOOK_OPERATOR_PASSWORD, Settings::password),
            Duration.ofSeconds(
                reader.number(Setting.DAYBOOK_ACCESS_TOKEN_SECONDS, 1, MAX_ACCESS_TOKEN_SECONDS)),
            reader.optional(Setting.DAYBOOK_ALLOWED_ORIGINS, Origins::parse).orElse(Set.of()),
            reader.optional(Setting.DAYBOOK_LOG, LogForm::parse),
            reader.choice(Setting.DAYBOOK_RATE_LIMITS, "on", "off"),
            reader.number(Setting.DAYBOOK_RATE_LIMIT_TENANT, 1, MAX_RATE_LIMIT),
            reader.number(Setting.DAYBOOK_RATE_LIMIT_CALLER, 1, MAX_RATE_LIMIT),
            reader.number(Setting.DAYBOOK_RATE_LIMIT_ADDRESS, 1, MAX_RATE_LIMIT),
            reader.choice(Setting.DAYBOOK_WEBHOOKS_ALLOW_PRIVATE, "true", "false"));
    if (!reader.faults.isEmpty()) {
      throw new StartRefused(String.join(System.lineSeparator(), reader.faults));
    }
    return settings;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("must be an address of this machine", unknown);
    }
  }

  /** Of proxies. Names are not looked up: whom to believe must not depend on who answers. */
  private static Set<InetAddress> addresses(String text) {
    var parts = text.strip().split("\\s*,\\s*", -1);
    var demand = "must be at most %d addresses such as 192.0.2.1".formatted(MAX_TRUSTED_PROXIES);
    if (parts.length > MAX_TRUSTED_PROXIES) {
      throw new IllegalArgumentException(demand);
    }
    try {
      return Arrays.stream(parts).map(InetAddress::ofLiteral).collect(Collectors.toSet());
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(demand, none);
    }
  }

  private static String password(String text) {
    if (text.codePointCount(0, text.length()) < MIN_PASSWORD_CHARACTERS) {
      throw new IllegalArgumentException(
          "must have at least %d characters".formatted(MIN_PASSWORD_CHARACTERS));
    }
    return text;
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException invalid) {
      throw new IllegalArgumentException("must be a path", invalid);
    }
  }

  /** Collects faults instead of stopping at the first; a faulty setting reads as its default. */
  private static final class Reader {

    private final Function<String, @Nullable String> values;
    private final List<String> faults = new ArrayList<>();

    Reader(Function<String, @Nullable String> values) {
      this.values = values;
    }

    <T> Optional<T> optional(Setting setting, Function<String, T> parse) {
      var text = values.apply(setting.name());
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException wrong) {
        var shown = setting.secret() ? "" : ", but is \"" + text + "\"";
        faults.add(setting.name() + " " + wrong.getMessage() + shown + ".");
        return Optional.empty();
      }
    }

    <T> T read(Setting setting, Function<String, T> parse) {
      return optional(setting, parse).orElseGet(() -> parse.apply(setting.fallback()));
    }

    int number(Setting setting, int least, int most) {
      return read(setting, text -> within(text, least, most));
    }

    private static int within(String text, int least, int most) {
      var wanted = "must be a whole number from " + least + " to " + most;
      try {
        var number = Integer.parseInt(text.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        throw new IllegalArgumentException(wanted, notANumber);
      }
      throw new IllegalArgumentException(wanted);
    }

    boolean choice(Setting setting, String yes, String no) {
      return read(
          setting,
          text -> {
            if (!text.equals(yes) && !text.equals(no)) {
              throw new IllegalArgumentException("must be " + yes + " or " + no);
            }
            return text.equals(yes);
          });
    }
  }
}
