package dev.daybook.ledger.platform.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where a PostgreSQL server is and who signs in there.
 *
 * @param password empty where the server trusts this machine
 * @param sslMode as in libpq
 */
public record DatabaseUrl(
    String host, int port, String database, String user, String password, String sslMode) {

  static final int DEFAULT_PORT = 5432;
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final String SHAPE = "must look like postgresql://user:password@host:5432/db";

  /** Reads {@code postgresql://user:password@host:5432/db?sslmode=require}. */
  public static DatabaseUrl parse(String text) {
    try {
      return of(new URI(text.strip()));
    } catch (URISyntaxException malformed) {
      // The message of the cause would show the password: it is left out on purpose.
      throw new IllegalArgumentException(
          SHAPE + " (write other characters in user and password as %40 and so on)");
    }
  }

  private static DatabaseUrl of(URI uri) {
    var scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
      throw new IllegalArgumentException(SHAPE);
    }
    var login = uri.getRawUserInfo();
    var path = uri.getRawPath();
    if (uri.getHost() == null || login == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(SHAPE);
    }
    var colon = login.indexOf(':');
    return new DatabaseUrl(
        uri.getHost().replaceAll("[\\[\\]]", ""),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(colon < 0 ? login : login.substring(0, colon)),
        decoded(colon < 0 ? "" : login.substring(colon + 1)),
        sslMode(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
  }

  private static String sslMode(String query) {
    if (query.isEmpty()) {
      return "prefer";
    }
    var mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
    if (!SSL_MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "understands one option, sslmode, with disable, allow, prefer, require, verify-ca or"
              + " verify-full");
    }
    return mode;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The same server and database, signed in to as somebody else. */
  public DatabaseUrl as(String otherUser, String otherPassword) {
    return new DatabaseUrl(host, port, database, otherUser, otherPassword, sslMode);
  }

  /** The same server and login, another database of it. */
  public DatabaseUrl in(String otherDatabase) {
    return new DatabaseUrl(host, port, otherDatabase, user, password, sslMode);
  }

  public String jdbcUrl() {
    var literal = host.contains(":") ? "[" + host + "]" : host;
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s".formatted(literal, port, database, sslMode);
  }

  /** Without the password: it must never reach a log. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
