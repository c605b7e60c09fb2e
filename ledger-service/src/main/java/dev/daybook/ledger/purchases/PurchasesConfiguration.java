package dev.daybook.ledger.purchases;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.contexts.Context;
import dev.daybook.ledger.platform.files.FileWork;
import dev.daybook.ledger.platform.files.FileWorkers;
import dev.daybook.ledger.platform.files.WaitingFiles;
import dev.daybook.ledger.platform.openapi.ContextTags;
import dev.daybook.ledger.platform.openapi.Tag;
import dev.daybook.projections.purchases.PurchasesTables;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What is written down about purchases, and what is posted of it; endpoints are found. */
@Configuration(proxyBeanMethods = false)
class PurchasesConfiguration {

  @Bean
  Context purchasing() {
    return new Context(PurchasesKinds.ALL, PurchasesTables.views());
  }

  /** The groups of the operations about purchases. */
  @Bean
  @Order(2)
  ContextTags purchasesGroups() {
    return () ->
        List.of(
            new Tag("purchases", "What was bought: for how much, where, when, and of which brand."),
            new Tag("warranties", "Until when what was bought is covered, and by whom."),
            new Tag("retailers", "Where things are bought: a list that purchases name."),
            new Tag("brands", "Whose products are bought: a list that purchases name."),
            new Tag("analytics", "What purchases come to, and how it stands with warranties."),
            new Tag("files", "All purchases as a file, and purchases from one."));
  }

  @Bean
  WaitingFiles importFiles(TenantConnections serviceConnections) {
    return new WaitingFiles(serviceConnections, "purchases");
  }

  @Bean
  FileWorkers importWorkers(WaitingFiles importFiles, FileWork work) {
    return new FileWorkers(importFiles, work);
  }
}
