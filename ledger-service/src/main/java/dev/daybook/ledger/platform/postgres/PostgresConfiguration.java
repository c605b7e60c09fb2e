package dev.daybook.ledger.platform.postgres;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.Settings;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and the ways into it. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
  private static final int PREPARED_STATEMENTS = 256;
  private static final int WEBHOOK_CONNECTIONS = 4;

  /** The pools depend on it, so it is closed after them. */
  @Bean
  Database database(Settings settings, ObjectProvider<DatabaseOpening> begun) {
    return begun.getIfAvailable(() -> DatabaseOpening.begin(settings)).await();
  }

  /** For requests: one tenant's rows, and the append function. */
  @Bean
  TenantConnections serviceConnections(Database database, Settings settings) {
    return TenantConnections.pooled(
        connections("service", database.service()), settings.serviceConnections());
  }

  /** For posting views: every tenant's events. */
  @Bean
  TenantConnections runnerConnections(Database database, Settings settings) {
    return TenantConnections.pooled(
        connections("runner", database.runner()), settings.runnerConnections());
  }

  /**
   * For delivering to webhooks, so that requests need not wait for it: as a request's, they see one
   * tenant's rows.
   */
  @Bean
  TenantConnections webhookConnections(Database database) {
    return TenantConnections.pooled(
        connections("webhooks", database.service()), WEBHOOK_CONNECTIONS);
  }

  /** Part of readiness: a service whose database does not answer can't do anything. */
  @Bean
  ReactiveHealthIndicator databaseHealthIndicator(TenantConnections serviceConnections) {
    var answers =
        serviceConnections
            .use(null, connection -> connection.validate(ValidationDepth.REMOTE))
            .single();
    return () ->
        answers
            .timeout(HEALTH_LIMIT)
            .onErrorReturn(false)
            .map(up -> up ? Health.up().build() : Health.down().build());
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
