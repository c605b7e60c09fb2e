package dev.daybook.contracts.deliberate;

import reactor.core.publisher.Mono;

record ReactiveContract(Mono<String> later, double amount) {}
