package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.events.LeafHashes;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.ledger.platform.postgres.Database;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  /** One fills the trees while the other checks the history. */
  private static final int THREADS = 2;

  private static final int MAX_QUEUED = 1_024;

  @Bean
  Notary notary(Database database) throws SQLException {
    try (var connection = database.connectAsOwner()) {
      return Notary.of(connection);
    }
  }

  /** Its threads may wait, because a provider of signatures is loaded when it is first used. */
  @Bean(destroyMethod = "dispose")
  Scheduler auditScheduler() {
    return Schedulers.newBoundedElastic(THREADS, MAX_QUEUED, "daybook-audit", 60, true);
  }

  @Bean
  Leaves leaves(WireEvents wireEvents) {
    return new Leaves(wireEvents);
  }

  @Bean
  LeafHashes leafHashes(TenantConnections serviceConnections) {
    return new StoredLeafHashes(serviceConnections);
  }

  @Bean
  TreePosting treePosting(
      TenantConnections runnerConnections, Leaves leaves, Notary notary, Scheduler auditScheduler) {
    return new TreePosting(runnerConnections, leaves, notary, auditScheduler);
  }

  @Bean
  HistoryCheck historyCheck(
      TenantConnections runnerConnections,
      Leaves leaves,
      Notary notary,
      Scheduler auditScheduler,
      Clock clock) {
    return new HistoryCheck(runnerConnections, leaves, notary, auditScheduler, clock);
  }

  @Bean
  AuditLifecycle auditLifecycle(TreePosting posting, HistoryCheck check, Scheduler auditScheduler) {
    return new AuditLifecycle(posting, check, auditScheduler);
  }

  @Bean
  Audit audit(
      Notary notary,
      Leaves leaves,
      TenantConnections serviceConnections,
      EventStore store,
      HistoryCheck check) {
    return new Audit(notary, leaves, new Proofs(serviceConnections, store), check);
  }
}
