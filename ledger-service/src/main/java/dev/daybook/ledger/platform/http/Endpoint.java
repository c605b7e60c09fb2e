package dev.daybook.ledger.platform.http;

import reactor.core.publisher.Mono;

/**
 * One operation of the interface. What it takes and gives stands in its {@link Operation}; when
 * {@link #handle} runs, the caller is known and permitted, and everything that the operation
 * declares has been read and found good.
 */
public interface Endpoint {

  Operation operation();

  Mono<Answer> handle(Call call);
}
