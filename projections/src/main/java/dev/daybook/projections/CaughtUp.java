package dev.daybook.projections;

import dev.daybook.contracts.Event;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What happens when new tables have caught up with the serving ones. */
final class CaughtUp<E extends Event> {

  private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

  /** Tables so close behind the serving ones catch up in the transaction that settles it. */
  private static final int NEAR_POSITIONS = 2_000;

  /** How often it looks whether the serving tables are as far as the next ones. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Node node;
  private final LogReader<E> log;
  private final PageWriter<E> writer;
  private final String view;

  CaughtUp(Node node, LogReader<E> log, PageWriter<E> writer) {
    this.node = node;
    this.log = log;
    this.writer = writer;
    this.view = writer.view().name();
  }

  /** The claim as it is afterwards: the same while there is still a way to go. */
  Mono<Claim> settle(Claim next) {
    return node.state()
        .servingPosition(view)
        .flatMap(
            serving -> {
              if (serving - next.position() > NEAR_POSITIONS) {
                return Mono.just(next);
              }
              return switch (next.purpose()) {
                case REBUILD -> takeOver(next);
                case COMPARE ->
                    serving >= next.position()
                        ? compare(next)
                        : Mono.delay(LOOK).then(Mono.defer(() -> settle(next)));
              };
            });
  }

  private Mono<Claim> takeOver(Claim next) {
    return node.database()
        .inTransaction(connection -> ViewTables.dropOld(connection, view))
        .then(node.database().inTransaction(connection -> takeOver(connection, next)))
        .doOnNext(this::tell);
  }

  /** The serving tables stand still from the first statement on, so that they can be overtaken. */
  private Mono<Claim> takeOver(Connection connection, Claim next) {
    return node.state()
        .holdServing(connection, view)
        .flatMap(
            serving ->
                level(
                    connection,
                    next,
                    serving,
                    at ->
                        node.state()
                            .replaceServing(connection, at)
                            .then(ViewTables.swap(connection, view))
                            .thenReturn(at.serving())));
  }

  private void tell(Claim claim) {
    if (claim.place() == Claim.Place.SERVING) {
      LOG.info("View {}, version {}, is served from new tables.", view, claim.version());
      node.positions().posted(view, claim.position());
      node.listener().rebuilt(view);
    }
  }

  /** In one snapshot, so that the serving tables may go on meanwhile. */
  private Mono<Claim> compare(Claim next) {
    return node.database()
        .inSnapshot(
            connection ->
                node.state()
                    .servingPosition(connection, view)
                    .flatMap(
                        serving ->
                            level(
                                connection,
                                next,
                                serving,
                                at ->
                                    Comparing.writeDown(connection, at)
                                        .then(node.state().compared(connection, at))
                                        .then(ViewTables.dropNext(connection, view))
                                        .thenReturn(at.serving()))))
        .flatMap(
            at ->
                at.place() == Claim.Place.SERVING
                    ? Mono.error(new ClaimOver(next))
                    : Mono.just(at));
  }

  /**
   * Does the work once the next tables are level with the serving ones; if they are too far, not
   * now.
   */
  private Mono<Claim> level(
      Connection connection, Claim next, long serving, Function<Claim, Mono<Claim>> work) {
    if (serving <= next.position()) {
      return work.apply(next);
    }
    return log.read(connection, next.position(), serving, NEAR_POSITIONS)
        .flatMap(
            page ->
                page.upTo() < serving
                    ? Mono.just(next)
                    : writer
                        .write(connection, next, page, 0)
                        .then(Mono.defer(() -> work.apply(next.at(serving)))));
  }
}
