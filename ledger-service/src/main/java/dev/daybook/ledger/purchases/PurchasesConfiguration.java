package dev.daybook.ledger.purchases;

import dev.daybook.ledger.platform.contexts.Context;
import dev.daybook.projections.purchases.PurchasesTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is written down about purchases, and what is posted of it; endpoints are found. */
@Configuration(proxyBeanMethods = false)
class PurchasesConfiguration {

  @Bean
  Context purchasing() {
    return new Context(PurchasesKinds.ALL, PurchasesTables.views());
  }
}
