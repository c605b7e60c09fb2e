package dev.daybook.ledger.purchases.lists;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Viewed;
import dev.daybook.ledger.purchases.lists.RemoveListed.RemoveBrand;
import dev.daybook.ledger.purchases.lists.RemoveListed.RemoveRetailer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is decided about retailers and brands by what views say. */
@Configuration(proxyBeanMethods = false)
class ListsConfiguration {

  @Bean
  List<Viewed<?, ?>> listsViewedSlices(TenantConnections serviceConnections) {
    return List.of(
        new Viewed<>(
            new RemoveListed<>(RemoveRetailer.class, Listed.RETAILERS),
            new RemoveListedReading<>(Listed.RETAILERS, serviceConnections)),
        new Viewed<>(
            new RemoveListed<>(RemoveBrand.class, Listed.BRANDS),
            new RemoveListedReading<>(Listed.BRANDS, serviceConnections)));
  }
}
