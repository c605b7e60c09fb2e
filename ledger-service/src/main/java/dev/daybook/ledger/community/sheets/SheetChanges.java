package dev.daybook.ledger.community.sheets;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.CommunityPermissions.READ_STATEMENTS;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.SheetDifference;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.sheets.CommunityLog.Logged;
import dev.daybook.ledger.community.sheets.ComparedMoments.Moments;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.projections.community.sheets.CommunityFold;
import dev.daybook.projections.community.sheets.Differences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Why a balance sheet reads otherwise now: the events between two positions that moved a balance.
 * All of it is read from the log, in one pass.
 */
@Component
final class SheetChanges implements Resource {

  /** Every one of them may take a sheet to be reckoned. */
  static final int MOST_EVENTS_BETWEEN = 20_000;

  /** A statement names no more periods; of a longer chain the entries of all periods are read. */
  private static final int MOST_PERIODS_NAMED = 20;

  private static final int RETRY_AFTER_SECONDS = 1;

  private static final Operation DIFFERENCE =
      ComparedMoments.declaredBy(
              Operation.get(
                  "/periods/{period_id}/balance-sheet/diff", "Compare two balance sheets"))
          .tag("sheets")
          .description(
              "Why the sheet reads otherwise at one moment than at an earlier one: every owner's"
                  + " balance at both, and the events in between that moved a balance, in order,"
                  + " with what each of them did to whom. An event's share is the sheet after it"
                  + " less the sheet before it, so that the shares add up to the difference, to the"
                  + " cent. Where an earlier period was corrected, the steps lie in that one. If"
                  + " days went by and properties count otherwise since, that is a step of its own,"
                  + " without an event. More than 500 steps are told as days. Name a position or a"
                  + " time for each of the two moments; unless said, they are the period's opening"
                  + " and now. Between them there may be 20,000 events of"
                  + " the period and what it depends on.")
          .needs(READ_STATEMENTS)
          .returns(SheetDifference.class)
          .refuses(ErrorCodes.SUM_TOO_LARGE, ErrorCodes.VIEW_BEHIND);

  private final EventStore store;
  private final CommunityLog log;
  private final ComparedMoments moments;

  SheetChanges(EventStore store, CommunityLog log, ComparedMoments moments) {
    this.store = store;
    this.log = log;
    this.moments = moments;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.of(DIFFERENCE, this::show));
  }

  /** The periods come first: they tell whose entries count. */
  private Mono<Answer> show(Call call) {
    return store
        .head()
        .flatMap(
            head ->
                head < call.minPosition()
                    ? Mono.error(behind(call.minPosition()).raise())
                    : log.read(call.tenant(), OF_PERIODS, head)
                        .collectList()
                        .flatMap(periods -> show(call, head, periods)));
  }

  private static Problem behind(long position) {
    return Problem.of(
            ErrorCodes.VIEW_BEHIND,
            "The log has not reached position %d yet; ask again.".formatted(position))
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private static PeriodId period(Call call) {
    return call.pathId("period_id", PeriodId::new);
  }

  private Mono<Answer> show(Call call, long head, List<Logged> periods) {
    var opened = opened(periods, period(call));
    return opened == 0
        ? Mono.just(Answer.notFound("period", period(call)))
        : moments.of(call, head, opened).flatMap(asked -> difference(call, asked, periods));
  }

  private static final Boundary OF_PERIODS =
      Boundary.of(new Criterion(PERIOD.typeNames(), Set.of()));

  /** The position at which a period was opened; 0 if there is none. */
  private static long opened(List<Logged> periods, PeriodId id) {
    return periods.stream()
        .filter(logged -> logged.event() instanceof PeriodOpened e && e.periodId().equals(id))
        .mapToLong(logged -> logged.stored().position())
        .findFirst()
        .orElse(0);
  }

  private Mono<Answer> difference(Call call, Moments asked, List<Logged> periods) {
    long to = asked.to().position();
    return Mono.defer(
        () -> {
          var told = new Told(period(call), asked);
          return log.read(call.tenant(), boundary(told.periodsThatCount(periods)), to)
              .doOnNext(told::post)
              .then(Mono.fromSupplier(() -> Answer.ok(told.difference()).at(to)));
        });
  }

  private static final Set<String> TYPES_OF_ALL_PERIODS =
      CommunityKinds.ALL.types().stream()
          .map(EventType::name)
          .filter(name -> !CommunityKinds.typesOfEntries().contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private static Boundary boundary(List<PeriodId> periods) {
    var criteria = new ArrayList<Criterion>();
    criteria.add(new Criterion(TYPES_OF_ALL_PERIODS, Set.of()));
    var entries = CommunityKinds.typesOfEntries();
    if (periods.size() > MOST_PERIODS_NAMED) {
      criteria.add(new Criterion(entries, Set.of()));
    } else {
      periods.forEach(id -> criteria.add(new Criterion(entries, Set.of(PERIOD.tag(id)))));
    }
    return new Boundary(criteria);
  }

  /** One answer, as it comes to be. */
  private static final class Told {

    private final PeriodId period;
    private final Moments asked;
    private final Differences differences;
    private final Map<Long, CloudEvent> steps = new HashMap<>();
    private long between;

    Told(PeriodId period, Moments asked) {
      this.period = period;
      this.asked = asked;
      this.differences = new Differences(period, asked.from().position(), asked.from().day());
    }

    /**
     * The period, and those before it whose entries count at some position in between, because
     * nobody had signed off what they come to.
     */
    List<PeriodId> periodsThatCount(List<Logged> periods) {
      var fold = new CommunityFold(period);
      periods.stream()
          .filter(logged -> logged.stored().position() <= asked.to().position())
          .forEach(logged -> fold.post(logged.posted()));
      var ids = new ArrayList<>(List.of(period));
      fold.before().stream()
          .filter(link -> !isSignedOffThroughout(link))
          .forEach(link -> ids.add(link.period().id()));
      return ids;
    }

    private boolean isSignedOffThroughout(Link link) {
      return link.isSignedOff() && link.changed() <= asked.from().position();
    }

    void post(Logged logged) {
      if (logged.stored().position() > asked.from().position() && ++between > MOST_EVENTS_BETWEEN) {
        throw tooMuch("events");
      }
      if (differences.post(logged.posted()) && steps.size() < Differences.MOST_STEPS) {
        steps.put(logged.stored().position(), logged.wire());
      }
      refuseTooLarge();
    }

    private Problem.Raised tooMuch(String what) {
      var message = "must be nearer to where it begins: there are too many %s in between";
      List<Detail> faults =
          List.of(FaultCode.OUT_OF_RANGE.at(asked.to().parameter(), message.formatted(what)));
      return Problem.unacceptable(faults).raise();
    }

    SheetDifference difference() {
      var shown = new ShownDifference(differences, asked, steps);
      refuseTooLarge();
      return shown.difference();
    }

    private void refuseTooLarge() {
      if (differences.isTooLarge()) {
        throw tooMuch("changes");
      }
    }
  }
}
