package dev.daybook.ledger.purchases.lists;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Viewed;
import dev.daybook.ledger.purchases.lists.RemoveListed.RemoveBrand;
import dev.daybook.ledger.purchases.lists.RemoveListed.RemoveRetailer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is decided about retailers and brands by what views say. */
@Configuration(proxyBeanMethods = false)
class ListsConfiguration {

  @Bean
  Viewed<?, ?> removeRetailer(TenantConnections serviceConnections) {
    return new Viewed<>(
        new RemoveListed<>(RemoveRetailer.class, Listed.RETAILERS),
        new RemoveListedReading<>(Listed.RETAILERS, serviceConnections));
  }

  @Bean
  Viewed<?, ?> removeBrand(TenantConnections serviceConnections) {
    return new Viewed<>(
        new RemoveListed<>(RemoveBrand.class, Listed.BRANDS),
        new RemoveListedReading<>(Listed.BRANDS, serviceConnections));
  }
}
