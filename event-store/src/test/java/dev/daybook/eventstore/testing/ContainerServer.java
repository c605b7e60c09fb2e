package dev.daybook.eventstore.testing;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL in a container, for who wants exactly the image that is used in production. */
final class ContainerServer {

  private static final String IMAGE = "postgres:18";
  private static final String WITHOUT_ENGINE =
      "-Dpostgres=testcontainers needs a running Docker engine and there is none:"
          + " start one, or leave the option out to use the embedded PostgreSQL.";

  private ContainerServer() {}

  /** Ends with the JVM: Testcontainers sees to that. */
  @SuppressWarnings("resource")
  static PostgresServer start() {
    requireEngine();
    var container = new PostgreSQLContainer(IMAGE).withDatabaseName("postgres");
    // Testcontainers would switch fsync off; the tests are about durability.
    container.withCommand("postgres", "-c", "max_connections=200");
    container.start();
    return new PostgresServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getUsername(),
        container.getPassword());
  }

  static void requireEngine() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(WITHOUT_ENGINE);
    }
  }
}
