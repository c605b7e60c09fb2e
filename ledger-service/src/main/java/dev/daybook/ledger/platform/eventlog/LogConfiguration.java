package dev.daybook.ledger.platform.eventlog;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean(destroyMethod = "")
  PostgresEventStore eventStore(TenantConnections serviceConnections) {
    return PostgresEventStore.builder(serviceConnections).build();
  }

  @Bean
  LogLifecycle logLifecycle(PostgresEventStore store) {
    return new LogLifecycle(store, new KeyPruning(store, Schedulers.parallel()));
  }
}
