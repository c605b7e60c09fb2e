package dev.daybook.ledger.purchases.lists;

import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of brands. */
@Component
final class Brands implements Resource {

  private final List<Endpoint> endpoints;

  Brands(ListOperations operations) {
    this.endpoints = operations.of(Listed.BRANDS);
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
