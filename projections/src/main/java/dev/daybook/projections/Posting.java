package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.projections.Claim.Place;
import dev.daybook.projections.LogPage.Obstacle;
import dev.daybook.projections.ViewListener.Batch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Posts the log to one set of tables of a view for as long as the claim on them holds: reads a
 * page, writes its rows and the new position in one transaction, and reads the next page meanwhile.
 */
final class Posting<E extends Event> {

  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

  /**
   * The shortest time from one page to the next, unless so much waits that the next is full. Under
   * load it makes fewer and larger pages, which cost much less; on an idle log nothing waits for
   * it.
   */
  private static final Duration BREATH = Duration.ofMillis(25);

  /** The same while the log grows fast: each page costs every view a transaction. */
  private static final Duration DEEP_BREATH = Duration.ofMillis(100);

  /** How many positions of one page mean that it grows fast. */
  private static final int FAST_POSITIONS = 64;

  private final Node node;
  private final View<E> view;
  private final LogReader<E> log;
  private final PageWriter<E> writer;
  private final CaughtUp<E> caughtUp;
  private final Speed speed = new Speed();
  private volatile long lastPage = System.nanoTime() - BREATH.toNanos();
  private volatile Duration breath = BREATH;

  Posting(Node node, View<E> view) {
    this.node = node;
    this.view = view;
    this.log = new LogReader<>(node.database(), node.forms(), view);
    this.writer = new PageWriter<>(node.state(), view);
    this.caughtUp = new CaughtUp<>(node, log, writer);
  }

  /**
   * Completes when it was asked to stop, or when it failed and said so; errs when somebody should
   * look who has the claim now, and begin again.
   */
  Mono<Void> run(Claim claim) {
    return prepare(claim).flatMap(this::fill);
  }

  private Mono<Claim> prepare(Claim claim) {
    return claim.prepared()
        ? Mono.just(claim)
        : node.database()
            .inTransaction(
                connection ->
                    node.state()
                        .prepared(connection, claim)
                        .then(ViewTables.make(connection, claim, view.tables()))
                        .thenReturn(claim.at(claim.position())))
            .onErrorResume(Faults::stay, fault -> fail(claim, claim.position(), fault));
  }

  private Mono<Void> fill(Claim claim) {
    return switch (claim.place()) {
      case SERVING -> post(claim, LogReader.PAGE_EVENTS, claim.position()).then();
      case NEXT ->
          settle(claim)
              .concatWith(Flux.defer(() -> post(claim, LogReader.PAGE_EVENTS, claim.position())))
              .filter(at -> at.place() == Place.SERVING)
              .next()
              .flatMap(this::fill);
    };
  }

  /**
   * The claim after each page. A page that can't be written is halved until the one event is found
   * that stops it.
   *
   * @param limit how many events a page may have as far as the position {@code until}
   */
  private Flux<Claim> post(Claim claim, int limit, long until) {
    return pages(claim.position(), limit, until)
        .takeUntilOther(node.stop())
        .concatMap(page -> write(claim.at(page.after()), page).flatMap(this::settle), 1)
        .onErrorResume(
            Unwritable.class,
            unwritable -> {
              var page = unwritable.page;
              return limit == 1
                  ? stop(claim.at(page.after()), page.events().getFirst(), unwritable.fault).flux()
                  : post(
                      claim.at(page.after()), Math.max(1, page.events().size() / 2), page.upTo());
            });
  }

  private Flux<LogPage<E>> pages(long after, int limit, long until) {
    return page(after, limit, until).expand(page -> page(page.upTo(), limit, until));
  }

  private Mono<LogPage<E>> page(long after, int limit, long until) {
    int events = after < until ? limit : LogReader.PAGE_EVENTS;
    return breath(after)
        .then(Mono.defer(() -> node.head().atLeast(after + 1)))
        .doOnNext(head -> begin(head - after))
        .flatMap(head -> log.read(after, head, events));
  }

  private void begin(long positions) {
    lastPage = System.nanoTime();
    breath = positions >= FAST_POSITIONS ? DEEP_BREATH : BREATH;
  }

  private Mono<Long> breath(long after) {
    return Mono.defer(
        () -> {
          var left = breath.minusNanos(System.nanoTime() - lastPage);
          boolean full = node.head().position() - after >= LogReader.PAGE_EVENTS;
          return full || left.isNegative() ? Mono.empty() : Mono.delay(left);
        });
  }

  private Mono<Claim> write(Claim from, LogPage<E> page) {
    var written = page.isEmpty() ? Mono.just(from) : commit(from, page);
    var obstacle = page.obstacle();
    return obstacle == null ? written : written.flatMap(at -> stop(at, obstacle));
  }

  private Mono<Claim> commit(Claim from, LogPage<E> page) {
    long begun = System.nanoTime();
    double perSecond = speed.after(page.upTo() - page.after());
    return node.database()
        .inTransaction(
            connection ->
                writer
                    .write(connection, from, page, perSecond)
                    .onErrorMap(Faults::stay, fault -> new Unwritable(page, fault)))
        .then(
            Mono.fromSupplier(
                () -> {
                  tell(from, page, Duration.ofNanos(System.nanoTime() - begun));
                  return from.at(page.upTo());
                }));
  }

  private void tell(Claim from, LogPage<E> page, Duration took) {
    boolean rebuilding = from.place() == Place.NEXT;
    if (!rebuilding) {
      node.positions().posted(view.name(), page.upTo());
    }
    node.listener()
        .posted(view.name(), new Batch(rebuilding, page.events().size(), page.upTo(), took));
  }

  /** What there is to do once new tables have caught up with the serving ones; else nothing. */
  private Mono<Claim> settle(Claim claim) {
    return claim.place() == Place.SERVING
        ? Mono.just(claim)
        : caughtUp
            .settle(claim)
            .onErrorResume(Faults::stay, fault -> fail(claim, claim.position(), fault));
  }

  private Mono<Claim> stop(Claim at, Obstacle obstacle) {
    return fail(at, obstacle.position(), new Unreadable(obstacle));
  }

  private Mono<Claim> stop(Claim at, Posted<?> posted, Throwable fault) {
    return fail(at, posted.position(), new Unappliable(posted, fault));
  }

  private Mono<Claim> fail(Claim at, long position, Throwable cause) {
    LOG.error(
        "View {} stops at position {}: {}. Nothing is skipped: it goes on from there after a"
            + " restart, or when it is told to resume.",
        at.schema(),
        position,
        Faults.sentence(cause),
        cause);
    node.listener().failed(view.name(), position);
    return node.state()
        .fail(at, position, Faults.sentence(cause))
        .then(Mono.error(new ClaimOver(at)));
  }

  private static final class Unwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LogPage<?> page;
    private final Throwable fault;

    Unwritable(LogPage<?> page, Throwable fault) {
      super(fault);
      this.page = page;
      this.fault = fault;
    }
  }
}
