package dev.daybook.projections;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Brings the tables of a claim to the position of others that stand still meanwhile. */
record Leveling(Claims claims, PageReader log, PageWriter writer) {

  /** Tables so close behind the others catch up in the transaction that settles it. */
  static final int NEAR_POSITIONS = 2_000;

  /** Does the work once the tables are there; if they are too far behind, not now. */
  Mono<Claim> level(
      Connection connection, Claim behind, long target, Function<Claim, Mono<Claim>> work) {
    if (target <= behind.position()) {
      return claims
          .advance(connection, behind, behind.position(), 0)
          .then(Mono.defer(() -> work.apply(behind)));
    }
    return log.read(connection, behind.position(), target, NEAR_POSITIONS)
        .flatMap(
            page ->
                page.upTo() < target
                    ? Mono.just(behind)
                    : writer
                        .write(connection, behind, page, 0)
                        .then(Mono.defer(() -> work.apply(behind.at(target)))));
  }
}
