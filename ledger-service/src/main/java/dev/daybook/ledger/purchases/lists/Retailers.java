package dev.daybook.ledger.purchases.lists;

import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of retailers. */
@Component
final class Retailers implements Resource {

  private final List<Endpoint> endpoints;

  Retailers(ListOperations operations) {
    this.endpoints = operations.of(Listed.RETAILERS);
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
