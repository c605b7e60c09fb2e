package dev.daybook.contracts.deliberate;

import java.util.Currency;
import reactor.core.publisher.Mono;

record ReactiveContract(Mono<String> later, double amount, Currency currency) {

  int decimals() {
    return currency.getDefaultFractionDigits();
  }
}
