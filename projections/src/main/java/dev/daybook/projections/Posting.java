package dev.daybook.projections;

import dev.daybook.projections.LogPage.Obstacle;
import dev.daybook.projections.ViewListener.Batch;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Posts the log to the tables of a claim for as long as it holds: reads a page, writes all their
 * rows and the new position in one transaction, and reads the next page meanwhile.
 */
final class Posting {

  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

  /**
   * The shortest time from one page to the next, unless so much waits that the next is full. Under
   * load it makes fewer and larger pages, which cost much less; on an idle log nothing waits for
   * it.
   */
  private static final Duration BREATH = Duration.ofMillis(25);

  private final Node node;
  private final List<Share<?>> shares;
  private final PageReader log;
  private final PageWriter writer;
  private final Leveling leveling;
  private final Speed speed = new Speed();
  private final Sinks.Empty<Void> over = Sinks.empty();
  private final Claim begun;
  private volatile long position;
  private volatile long lastPage = System.nanoTime() - BREATH.toNanos();

  /**
   * @param shares of the views whose tables the claim is on
   */
  Posting(Node node, Claim claim, List<Share<?>> shares) {
    this.node = node;
    this.begun = claim;
    this.position = claim.position();
    this.shares = List.copyOf(shares);
    this.log = new PageReader(node.database(), node.forms(), shares);
    this.writer = new PageWriter(node.claims(), this.shares);
    this.leveling = new Leveling(node.claims(), log, writer);
  }

  /** The position that the posting has reached for sure. */
  long position() {
    return position;
  }

  /**
   * Ends this posting if the database says something else of it than this node goes by: that other
   * tables belong to it, or that it never got as far, because the database lost what it had
   * committed.
   *
   * @param asked how far it was when the database was asked
   */
  void endUnlessSameAs(Claim claim, long asked) {
    if (claim.generation() != begun.generation() || claim.position() < asked) {
      over.tryEmitEmpty();
    }
  }

  /**
   * Completes when it was asked to stop, or when it is over; errs when somebody should look who has
   * the claim now, and begin again.
   */
  Mono<Void> run() {
    return prepare()
        .then(Mono.defer(() -> settle(begun)))
        .thenMany(Flux.defer(() -> post(begun, PageReader.PAGE_EVENTS, begun.position())))
        .then();
  }

  private Mono<Void> prepare() {
    return Flux.fromIterable(shares)
        .filter(share -> !share.tables().prepared())
        .concatMap(this::prepare)
        .then();
  }

  private Mono<Void> prepare(Share<?> share) {
    return node.database()
        .inTransaction(
            connection ->
                node.claims()
                    .prepared(connection, begun, share.tables())
                    .then(ViewTables.make(connection, share.tables(), share.view().tables()))
                    .thenReturn(share))
        .then()
        .onErrorResume(
            PostingFaults::stay, fault -> stop(begun, share, begun.position(), fault).then());
  }

  /**
   * The claim after each page. A page that can't be written is halved until the one event is found
   * that stops the view; where several are posted together, the view leaves the others first.
   *
   * @param limit how many events a page may have as far as the position {@code until}
   */
  private Flux<Claim> post(Claim claim, int limit, long until) {
    return pages(claim.position(), limit, until)
        .takeUntilOther(Mono.firstWithSignal(node.stop(), over.asMono()))
        .concatMap(page -> write(claim.at(page.after()), page).flatMap(this::settle), 1)
        .onErrorResume(Refused.class, refused -> halve(claim, refused));
  }

  private Flux<Claim> halve(Claim claim, Refused refused) {
    var page = refused.page;
    var at = claim.at(page.after());
    var share = refused.cause.share();
    if (claim.shared()) {
      return leave(at, List.of(share), page.upTo(), refused.cause.fault()).flux();
    }
    if (page.events().size() == 1) {
      var event = page.events().getFirst();
      var fault = new Unappliable(event, refused.cause.fault());
      return stop(at, share, event.position(), fault).flux();
    }
    return post(at, page.events().size() / 2, page.upTo());
  }

  private Flux<LogPage> pages(long after, int limit, long until) {
    return page(after, limit, until).expand(page -> page(page.upTo(), limit, until));
  }

  private Mono<LogPage> page(long after, int limit, long until) {
    int events = after < until ? limit : PageReader.PAGE_EVENTS;
    return breath(after)
        .then(Mono.defer(() -> node.head().atLeast(after + 1)))
        .doOnNext(head -> lastPage = System.nanoTime())
        .flatMap(head -> log.read(after, head, events));
  }

  private Mono<Long> breath(long after) {
    return Mono.defer(
        () -> {
          var left = BREATH.minusNanos(System.nanoTime() - lastPage);
          boolean full = node.head().position() - after >= PageReader.PAGE_EVENTS;
          return full || left.isNegative() ? Mono.empty() : Mono.delay(left);
        });
  }

  private Mono<Claim> write(Claim from, LogPage page) {
    var written = page.isEmpty() ? Mono.just(from) : commit(from, page);
    var obstacle = page.obstacle();
    return obstacle == null ? written : written.flatMap(at -> stop(at, obstacle));
  }

  private Mono<Claim> commit(Claim from, LogPage page) {
    long begun = System.nanoTime();
    double perSecond = speed.after(page.upTo() - page.after());
    return node.database()
        .inTransaction(connection -> writer.write(connection, from, page, perSecond))
        .onErrorMap(Unwritable.class, unwritable -> new Refused(page, unwritable))
        .then(
            Mono.fromSupplier(
                () -> {
                  var at = from.at(page.upTo());
                  tell(at, page, Duration.ofNanos(System.nanoTime() - begun));
                  return at;
                }));
  }

  private void tell(Claim at, LogPage page, Duration took) {
    position = at.position();
    if (at.isServing()) {
      node.positions().posted(at);
    }
    shares.forEach(
        share -> {
          int events = share.of(page).size();
          if (events > 0) {
            node.listener()
                .posted(
                    share.view().name(), new Batch(!at.isServing(), events, at.position(), took));
          }
        });
  }

  /**
   * What there is to do once tables have caught up: a view that is alone joins the others, new
   * tables replace the old ones.
   */
  private Mono<Claim> settle(Claim claim) {
    if (claim.shared()) {
      return Mono.just(claim);
    }
    var share = shares.getFirst();
    var settled =
        claim.isServing()
            ? new Joining(node, leveling).settle(claim)
            : new CaughtUp(node, leveling, share.view().name()).settle(claim);
    return settled
        // One of the events in between can't be written, and going on page by page finds out which.
        .onErrorReturn(Unwritable.class, claim)
        .onErrorResume(PostingFaults::stay, fault -> stop(claim, share, claim.position(), fault));
  }

  private Mono<Claim> stop(Claim at, Obstacle obstacle) {
    var fault = new Unreadable(obstacle);
    var concerned = shares.stream().filter(obstacle::concerns).toList();
    return at.shared()
        ? leave(at, concerned, obstacle.position(), fault)
        : stop(at, shares.getFirst(), obstacle.position(), fault);
  }

  private Mono<Claim> leave(Claim at, List<Share<?>> leaving, long aloneUntil, Throwable cause) {
    LOG.warn(
        "{} stopped at position {} and left, so that the other views go on: {}",
        leaving.stream().map(share -> share.view().name()).toList(),
        at.position(),
        PostingFaults.sentence(cause));
    return node.postings()
        .leave(at, leaving.stream().map(Share::tables).toList(), aloneUntil)
        .then(Mono.error(new ClaimOver(at)));
  }

  private Mono<Claim> stop(Claim at, Share<?> share, long position, Throwable cause) {
    if (at.shared()) {
      return leave(at, List.of(share), position + 1, cause);
    }
    LOG.error(
        "View {} stops at position {}: {}. Nothing is skipped: it goes on from there after a"
            + " restart, or when it is told to resume.",
        at.name(),
        position,
        PostingFaults.sentence(cause),
        cause);
    node.listener().failed(share.view().name(), position);
    return node.state()
        .fail(at, position, PostingFaults.sentence(cause))
        .then(Mono.error(new ClaimOver(at)));
  }

  /** A page that one of the views can't write. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LogPage page;
    private final Unwritable cause;

    Refused(LogPage page, Unwritable cause) {
      super(cause);
      this.page = page;
      this.cause = cause;
    }
  }
}
