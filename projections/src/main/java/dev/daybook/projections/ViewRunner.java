package dev.daybook.projections;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.Outage;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.TableSet.Purpose;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Posts the log to the views. Every node runs one; one of them posts to all views that are level
 * with each other, in one pass, and another one takes over when that one is gone.
 *
 * <p>Everything about a view stands in the database, so that any node may be asked about it or told
 * to do something with it.
 */
public final class ViewRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ViewRunner.class);

  /**
   * How often a node renews its claims and looks for free ones, which is several times within a
   * lease.
   */
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** How often somebody who watches a rebuild hears of it. */
  private static final Duration PROGRESS = Duration.ofMillis(250);

  /** How often it looks for old tables to drop. */
  private static final Duration TIDY = Duration.ofSeconds(10);

  private static final int MAX_POSTINGS = 256;

  private final Map<String, View<?>> views;
  private final ViewState state;
  private final Claims claims;
  private final Postings postings;
  private final ViewReport report;
  private final ViewPositions positions;
  private final Node node;
  private final Map<Long, Posting> running = new ConcurrentHashMap<>();
  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final Sinks.Many<Boolean> look = Sinks.many().multicast().directBestEffort();
  private volatile boolean reachable = true;

  /**
   * @param connections as the role that reads every tenant's events and owns the views
   * @param types every event that is known; one that is not stops the views
   * @param name tells this process from every other one, earlier ones on the same machine included
   */
  public ViewRunner(
      TenantConnections connections,
      Collection<? extends EventType<?>> types,
      List<View<?>> views,
      String name,
      ViewListener listener) {
    views.forEach(view -> ViewTables.checkName(view.name()));
    var database = new RunnerDatabase(connections);
    this.views = views.stream().collect(Collectors.toMap(View::name, Function.identity()));
    this.state = new ViewState(database);
    this.claims = new Claims(database, name);
    this.postings = new Postings(database, name);
    this.report = new ViewReport(database);
    this.positions = new ViewPositions(connections, this.views.keySet());
    this.node =
        new Node(
            database,
            state,
            claims,
            postings,
            new StoredForms(types),
            positions.head(),
            positions,
            listener,
            stop.asMono());
  }

  /** What this node knows about how far the views are. */
  public ViewPositions positions() {
    return positions;
  }

  /**
   * Posts until it is told to {@link #stop}, and then completes when what is under way is committed
   * and the claims are given back. When the subscription is cancelled instead, others have to wait
   * until the claims lapse.
   */
  public Mono<Void> run() {
    return Flux.merge(
            claims().takeUntilOther(stop.asMono()).flatMap(this::post, MAX_POSTINGS, 1),
            positions.run().takeUntilOther(stop.asMono()),
            tidy().takeUntilOther(stop.asMono()))
        .then(Mono.defer(claims::release).onErrorComplete());
  }

  /** Asks {@link #run} to come to its end. */
  public void stop() {
    stop.tryEmitEmpty();
  }

  /** The claims whose tables are not being posted yet. */
  private Flux<Claim> claims() {
    return state
        .enrol(views.values())
        .thenMany(beats())
        .onErrorResume(this::outage)
        .repeatWhen(ended -> ended.delayElements(BEAT));
  }

  private Flux<Claim> beats() {
    return Flux.defer(this::beat)
        .doOnComplete(() -> reachable = true)
        .repeatWhen(beaten -> beaten.concatMap(ignored -> nextBeat(), 1));
  }

  private Flux<Claim> beat() {
    var asked =
        running.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().position()));
    return claims.claim(views.values()).filter(claim -> isNew(claim, asked));
  }

  private boolean isNew(Claim claim, Map<Long, Long> asked) {
    var posting = running.get(claim.posting());
    if (posting != null) {
      posting.endUnlessSameAs(claim, asked.getOrDefault(claim.posting(), 0L));
    }
    return posting == null;
  }

  private Mono<?> nextBeat() {
    return Mono.firstWithSignal(Mono.delay(BEAT), look.asFlux().next());
  }

  private Flux<Claim> outage(Throwable fault) {
    if (Outage.isDiskFull(fault)) {
      node.listener().diskFull();
      return Flux.empty();
    }
    if (reachable) {
      LOG.warn(
          "Views are not posted while the database can't be asked: {}",
          PostingFaults.sentence(fault));
    }
    reachable = false;
    return Flux.empty();
  }

  /** Old tables that somebody was still reading when they were replaced. */
  private Flux<Void> tidy() {
    return Flux.interval(TIDY)
        .onBackpressureDrop()
        .concatMap(
            ignored -> ViewTables.dropOld(node.database(), views.keySet()).onErrorComplete(), 1);
  }

  private Mono<Void> post(Claim claim) {
    return posting(claim)
        .onErrorResume(ClaimOver.class, over -> Mono.empty())
        .onErrorResume(fault -> pause(claim, fault))
        .doFinally(
            ended -> {
              running.remove(claim.posting());
              look(true);
            });
  }

  /** Waits until the next beat. */
  private Mono<Void> pause(Claim claim, Throwable fault) {
    if (Outage.isDiskFull(fault)) {
      node.listener().diskFull();
    } else if (PostingFaults.stay(fault)) {
      LOG.warn("Posting to {} pauses, and is tried again", claim.name(), fault);
    } else {
      LOG.warn("Posting to {} pauses: {}", claim.name(), PostingFaults.sentence(fault));
    }
    return Mono.delay(BEAT).then();
  }

  private Mono<Void> posting(Claim claim) {
    var foreign = claim.tables().stream().filter(tables -> !isOurs(tables)).toList();
    var shares = claim.tables().stream().filter(this::isOurs).map(this::share).toList();
    var posting = new Posting(node, claim, shares);
    // Also where tables only leave: else the next beat would begin what this one still ends.
    running.put(claim.posting(), posting);
    return foreign.isEmpty() ? posting.run() : postings.leave(claim, foreign, claim.position());
  }

  /** Tables of another release are left to its nodes, or to the rebuild that replaces them. */
  private boolean isOurs(TableSet tables) {
    var view = views.get(tables.view());
    return view != null && view.version() == tables.version();
  }

  private Share<?> share(TableSet tables) {
    return Share.of(view(tables.view()), tables);
  }

  /** How every view is doing, by name. */
  public Flux<ViewStatus> statuses() {
    return report.statuses().filter(status -> views.containsKey(status.name()));
  }

  /** How a view is doing; empty if there is none of that name. */
  public Mono<ViewStatus> status(String view) {
    return statuses().filter(status -> status.name().equals(view)).next();
  }

  /**
   * Fills new tables beside the serving ones, which they replace when they have caught up. False if
   * that, or a comparison, is under way already.
   */
  public Mono<Boolean> rebuild(String view) {
    return state.askForNext(view(view), Purpose.REBUILD).hasElement().doOnNext(this::look);
  }

  /** How far the rebuild of a view is; completes when there is none, or none any more. */
  public Flux<RebuildProgress> progress(String view) {
    view(view);
    return Flux.interval(Duration.ZERO, PROGRESS)
        .onBackpressureLatest()
        .concatMap(ignored -> report.progress(view), 1)
        .takeUntil(progress -> progress.state() != RebuildProgress.State.FILLING);
  }

  /**
   * Posts the view anew and compares all rows with the served ones; these go on being served. Empty
   * if a rebuild or a comparison is under way already.
   */
  public Mono<Comparison> compare(String view) {
    return state
        .askForNext(view(view), Purpose.COMPARE)
        .doOnNext(build -> look(true))
        .flatMap(
            build ->
                progress(view)
                    .last()
                    .flatMap(
                        ended ->
                            ended.failure() == null
                                ? report.comparison(build)
                                : Mono.error(new IllegalStateException(ended.failure()))));
  }

  /** Tries again what stopped the view. False if nothing did. */
  public Mono<Boolean> resume(String view) {
    return state.resume(view(view).name()).doOnNext(this::look);
  }

  private void look(boolean changed) {
    if (changed) {
      look.tryEmitNext(true);
    }
  }

  private View<?> view(String name) {
    var view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException("there is no view " + name);
    }
    return view;
  }
}
