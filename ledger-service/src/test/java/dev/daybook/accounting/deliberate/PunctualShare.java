package dev.daybook.accounting.deliberate;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/** Breaks on purpose: asks the clock what day it is, and answers when it likes to. */
class PunctualShare {

  Mono<LocalDate> today() {
    return Mono.just(LocalDate.now());
  }
}
