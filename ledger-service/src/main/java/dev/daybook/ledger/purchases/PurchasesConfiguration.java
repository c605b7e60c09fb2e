package dev.daybook.ledger.purchases;

import dev.daybook.contracts.EventType;
import dev.daybook.projections.View;
import dev.daybook.projections.purchases.PurchasesTables;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is written down about purchases, and what is posted of it; endpoints are found. */
@Configuration(proxyBeanMethods = false)
class PurchasesConfiguration {

  @Bean
  List<EventType<?>> purchasesEvents() {
    return PurchasesKinds.ALL.types();
  }

  @Bean
  List<View<?>> purchasesViews() {
    return PurchasesTables.views();
  }
}
