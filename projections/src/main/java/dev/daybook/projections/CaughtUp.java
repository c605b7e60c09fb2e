package dev.daybook.projections;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What happens when new tables have caught up with the serving ones. */
final class CaughtUp {

  private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

  /** How often it looks whether the serving tables are as far as the next ones. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Node node;
  private final Leveling leveling;
  private final String view;

  CaughtUp(Node node, Leveling leveling, String view) {
    this.node = node;
    this.leveling = leveling;
    this.view = view;
  }

  /**
   * Emits the same claim while there is still a way to go, and ends it once the tables have caught
   * up.
   */
  Mono<Claim> settle(Claim next) {
    return node.postings()
        .servingPosition(view)
        .flatMap(
            serving -> {
              if (serving - next.position() > Leveling.NEAR_POSITIONS) {
                return Mono.just(next);
              }
              return switch (next.only().purpose()) {
                case REBUILD -> takeOver(next);
                case COMPARE ->
                    serving >= next.position()
                        ? compare(next)
                        : Mono.delay(LOOK)
                            .takeUntilOther(node.stop())
                            .flatMap(looked -> settle(next));
              };
            });
  }

  private Mono<Claim> takeOver(Claim next) {
    return node.database()
        .inTransaction(connection -> ViewTables.dropOld(connection, view))
        .then(node.database().inTransaction(connection -> takeOver(connection, next)))
        .doOnNext(this::tell)
        .flatMap(at -> orOver(next, at));
  }

  /**
   * Ends the claim if its tables serve by now: they did what they were filled for, and whoever
   * posts to them from now on claims them anew.
   */
  private static Mono<Claim> orOver(Claim next, Claim at) {
    return at.isServing() ? Mono.error(new ClaimOver(next)) : Mono.just(at);
  }

  /** The serving tables stand still from the first statement on, so that they can be overtaken. */
  private Mono<Claim> takeOver(Connection connection, Claim next) {
    return node.postings()
        .holdServing(connection, view)
        .flatMap(
            serving ->
                leveling.level(
                    connection, next, serving, level -> replaceServing(connection, level)));
  }

  /**
   * This commit waits for the disk, and so for everything that was written to the tables before.
   */
  private Mono<Claim> replaceServing(Connection connection, Claim level) {
    return node.postings()
        .replaceServing(connection, level)
        .then(ViewTables.swap(connection, view))
        .then(Sql.update(connection, "set local synchronous_commit = on"))
        .thenReturn(level.serving());
  }

  private void tell(Claim claim) {
    if (claim.isServing()) {
      LOG.info("View {}, version {}, is served from new tables.", view, claim.only().version());
      node.positions().posted(claim);
      node.listener().rebuilt(view);
    }
  }

  /** Compares in one snapshot, so that the serving tables may go on meanwhile. */
  private Mono<Claim> compare(Claim next) {
    return node.database()
        .inSnapshot(
            connection ->
                node.postings()
                    .servingPosition(connection, view)
                    .flatMap(
                        serving ->
                            leveling.level(
                                connection, next, serving, level -> compare(connection, level))))
        .flatMap(at -> orOver(next, at));
  }

  private Mono<Claim> compare(Connection connection, Claim level) {
    return Comparing.writeDown(connection, level)
        .then(node.postings().compared(connection, level))
        .then(ViewTables.dropNext(connection, view))
        .thenReturn(level.serving());
  }
}
