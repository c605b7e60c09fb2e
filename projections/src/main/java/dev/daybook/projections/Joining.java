package dev.daybook.projections;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * How a serving view that is posted by itself joins the others: it becomes level with them while
 * they stand still, and is one of them from the next page on.
 */
final class Joining {

  /** How often it looks whether the others are as far as the view, and how many times in a row. */
  private static final Duration LOOK = Duration.ofMillis(20);

  private static final int MAX_LOOKS = 25;

  private final Node node;
  private final Leveling leveling;

  Joining(Node node, Leveling leveling) {
    this.node = node;
    this.leveling = leveling;
  }

  /**
   * The same claim while the view is too far from the others, or they are posted by another node;
   * when it has joined them, its own claim is over.
   */
  Mono<Claim> settle(Claim own) {
    return settle(own, MAX_LOOKS);
  }

  private Mono<Claim> settle(Claim own, int looks) {
    return node.database()
        .inTransaction(connection -> join(connection, own))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case JOINED -> Mono.<Claim>error(new ClaimOver(own));
                  case NOT_NOW -> Mono.just(own);
                  case AHEAD ->
                      looks == 0
                          ? Mono.just(own)
                          : Mono.delay(LOOK).then(Mono.defer(() -> settle(own, looks - 1)));
                });
  }

  private enum Outcome {
    JOINED,
    AHEAD,
    NOT_NOW
  }

  private Mono<Outcome> join(Connection connection, Claim own) {
    return node.postings()
        .holdShared(connection, own)
        .flatMap(
            shared -> {
              if (shared < own.position()) {
                return Mono.just(Outcome.AHEAD);
              }
              return shared - own.position() > Leveling.NEAR_POSITIONS
                  ? Mono.just(Outcome.NOT_NOW)
                  : join(connection, own, shared);
            })
        .defaultIfEmpty(Outcome.NOT_NOW);
  }

  private Mono<Outcome> join(Connection connection, Claim own, long shared) {
    return leveling
        .level(connection, own, shared, level -> joined(connection, level))
        .map(after -> after.shared() ? Outcome.JOINED : Outcome.NOT_NOW);
  }

  private Mono<Claim> joined(Connection connection, Claim level) {
    return node.postings().join(connection, level).thenReturn(level.asShared());
  }
}
