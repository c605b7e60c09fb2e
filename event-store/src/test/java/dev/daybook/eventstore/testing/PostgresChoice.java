package dev.daybook.eventstore.testing;

import java.net.URI;

/** Which PostgreSQL the tests use: {@code -Dpostgres=embedded|testcontainers|postgresql://…}. */
final class PostgresChoice {

  static final String OPTION = "postgres";
  private static final String EMBEDDED = "embedded";
  private static final String CONTAINER = "testcontainers";
  private static final String URL = "postgresql://";
  private static final int DEFAULT_PORT = 5432;

  private PostgresChoice() {}

  /** Says at once and once what each of a thousand tests would otherwise fail with. */
  static void check() {
    String choice = choice();
    if (choice.equals(CONTAINER)) {
      ContainerServer.requireEngine();
    } else if (!choice.equals(EMBEDDED) && !choice.startsWith(URL)) {
      throw new IllegalStateException(
          "-Dpostgres must be embedded, testcontainers or postgresql://user:password@host:port/postgres, but is "
              + choice);
    }
  }

  static boolean outlivesTheTests() {
    return choice().startsWith(URL);
  }

  static PostgresServer start() {
    String choice = choice();
    return switch (choice) {
      case EMBEDDED -> EmbeddedServer.start().address();
      case CONTAINER -> ContainerServer.start();
      default -> given(URI.create(choice));
    };
  }

  private static String choice() {
    String given = System.getProperty(OPTION, "");
    return given.isBlank() ? EMBEDDED : given;
  }

  private static PostgresServer given(URI url) {
    String[] login = String.valueOf(url.getUserInfo()).split(":", 2);
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    return new PostgresServer(url.getHost(), port, login[0], login.length > 1 ? login[1] : null);
  }
}
