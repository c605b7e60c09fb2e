package dev.daybook.ledger.platform.postgres;

import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.Settings;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The database and the two ways into it. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ACQUIRE_LIMIT = Duration.ofSeconds(10);
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);
  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
  private static final int PREPARED_STATEMENTS = 256;

  /** The pools depend on it, so it is closed after them. */
  @Bean
  Database database(Settings settings, ObjectProvider<DatabaseOpening> begun) {
    return begun.getIfAvailable(() -> DatabaseOpening.begin(settings)).await();
  }

  @Bean
  ConnectionPool serviceConnections(Database database, Settings settings) {
    return pool("service", database.service(), settings.serviceConnections());
  }

  @Bean
  ConnectionPool runnerConnections(Database database, Settings settings) {
    return pool("runner", database.runner(), settings.runnerConnections());
  }

  /** Part of readiness: a service whose database does not answer can't do anything. */
  @Bean
  ReactiveHealthIndicator databaseHealthIndicator(ConnectionPool serviceConnections) {
    var answers =
        Mono.usingWhen(
            serviceConnections.create(),
            connection -> Mono.from(connection.validate(ValidationDepth.REMOTE)),
            Connection::close);
    return () ->
        answers
            .timeout(HEALTH_LIMIT)
            .onErrorReturn(false)
            .map(up -> up ? Health.up().build() : Health.down().build());
  }

  private static ConnectionPool pool(String name, DatabaseUrl login, int size) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections(name, login))
            .name(name)
            .initialSize(0)
            .maxSize(size)
            .maxIdleTime(IDLE_LIMIT)
            .maxAcquireTime(ACQUIRE_LIMIT)
            .maxCreateConnectionTime(CONNECT_LIMIT)
            .build());
  }

  private static PostgresqlConnectionFactory connections(String name, DatabaseUrl login) {
    var configuration =
        PostgresqlConnectionConfiguration.builder()
            .applicationName("daybook-" + name)
            .host(login.host())
            .port(login.port())
            .database(login.database())
            .username(login.user())
            .sslMode(SSLMode.fromValue(login.sslMode()))
            .connectTimeout(CONNECT_LIMIT)
            .preparedStatementCacheQueries(PREPARED_STATEMENTS)
            .tcpKeepAlive(true);
    if (!login.password().isEmpty()) {
      configuration.password(login.password());
    }
    return new PostgresqlConnectionFactory(configuration.build());
  }
}
