package dev.daybook.ledger.platform.eventlog;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean(destroyMethod = "")
  PostgresEventStore eventStore(TenantConnections serviceConnections, DiskRoom diskRoom) {
    return PostgresEventStore.builder(serviceConnections).diskFull(diskRoom::full).build();
  }

  @Bean
  DiskRoom diskRoom() {
    return new DiskRoom(System::nanoTime);
  }

  /** Its name is that of its part in readiness. */
  @Bean
  DiskWatch diskHealthIndicator(DiskRoom diskRoom, PostgresEventStore store) {
    return new DiskWatch(diskRoom, store, Schedulers.parallel());
  }

  @Bean
  LogLifecycle logLifecycle(PostgresEventStore store) {
    return new LogLifecycle(store, new KeyPruning(store, Schedulers.parallel()));
  }
}
