package dev.daybook.ledger.platform.start;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Every setting: its name in the environment, its default, and what {@code --help} says of it. */
public enum Setting {
  SERVER_PORT("8080", "the port to serve on; 0 takes a free one"),
  SERVER_ADDRESS("127.0.0.1", "the address to serve on; 0.0.0.0 for every network"),
  DAYBOOK_DATA_DIR("./data", "where the embedded PostgreSQL keeps its files"),
  DAYBOOK_DATABASE_URL(
      "", "postgresql://user:password@host:5432/db: use this server, start no embedded one"),
  DAYBOOK_SERVICE_CONNECTIONS("16", "database connections for requests"),
  DAYBOOK_RUNNER_CONNECTIONS("6", "database connections for posting views"),
  DAYBOOK_HTTP_MAX_CONNECTIONS("10000", "connections from callers at a time"),
  DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS(
      "2000", "how many of them one address may have; this machine may have all"),
  DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION(
      "100", "requests at a time on one HTTP/2 connection; each beyond the first counts as one"),
  DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION(
      "200", "requests that an HTTP/2 connection may take back in 30 seconds"),
  DAYBOOK_HTTP_TRUSTED_PROXIES(
      "", "addresses of proxies whose X-Forwarded-For is believed; several with commas"),
  DAYBOOK_OWNER_PASSWORD("", "password of the first user, owner; generated and printed when unset"),
  DAYBOOK_OPERATOR_PASSWORD(
      "", "password of the platform's operator; generated and printed when unset"),
  DAYBOOK_ACCESS_TOKEN_SECONDS("900", "how long an access token lives, in seconds"),
  DAYBOOK_ALLOWED_ORIGINS(
      "", "whose pages may ask from a browser, such as http://localhost:3000; several with commas"),
  DAYBOOK_LOG(
      "", "json for programs or plain for people; unset: plain on a terminal, json elsewhere"),
  DAYBOOK_RATE_LIMITS("on", "off switches the limits of requests off, never the lock-out"),
  DAYBOOK_RATE_LIMIT_TENANT("20000", "requests of one tenant in 10 seconds, on each node"),
  DAYBOOK_RATE_LIMIT_CALLER("6000", "requests of one user or API key in 10 seconds"),
  DAYBOOK_RATE_LIMIT_ADDRESS(
      "6000", "requests from one address in 10 seconds; this machine may ask as it likes"),
  DAYBOOK_WEBHOOKS_ALLOW_PRIVATE(
      "false", "true lets webhooks go to http and to addresses that are not public");

  private final String fallback;
  private final String meaning;

  Setting(String fallback, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** Names that look like settings, but are none: misspelt, perhaps. */
  public static List<String> unknownAmong(Collection<String> names) {
    var known = Arrays.stream(values()).map(Setting::name).collect(Collectors.toSet());
    return names.stream()
        .filter(name -> name.startsWith("DAYBOOK_") && !known.contains(name))
        .sorted()
        .toList();
  }

  /** What holds when it is unset; empty when nothing does. */
  public String fallback() {
    return fallback;
  }

  public String meaning() {
    return meaning;
  }

  /** Whether its value must never be shown. */
  boolean secret() {
    return this == DAYBOOK_DATABASE_URL
        || this == DAYBOOK_OWNER_PASSWORD
        || this == DAYBOOK_OPERATOR_PASSWORD;
  }
}
