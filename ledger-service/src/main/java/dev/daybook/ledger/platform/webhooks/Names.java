package dev.daybook.ledger.platform.webhooks;

import java.net.InetAddress;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows which addresses a name leads to. */
@FunctionalInterface
interface Names {

  /** At least one, in the order in which to try them; an {@code UnknownHostException} otherwise. */
  Mono<List<InetAddress>> addresses(String name);
}
