package dev.daybook.ledger.community.sheets;

import static dev.daybook.ledger.community.CommunityPermissions.READ_STATEMENTS;

import dev.daybook.contracts.community.LineExplanation;
import dev.daybook.contracts.community.LineExplanation.Cause;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement.Kind;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.community.sheets.CommunityLog.Logged;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.identity.UserNames;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From a line of a statement to all who had a hand in it. */
@Component
final class Explanations implements Resource {

  private static final Parameter<PeriodId> PERIOD =
      Parameter.id("period_id", PeriodId::new, "The period of the statement.");
  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "The owner whose statement it is.");
  private static final Parameter<Kind> KIND =
      Parameter.choice("kind", Kind.class, "The `kind` of the line.");
  private static final Parameter<UUID> SOURCE =
      Parameter.id("source_id", id -> id, "The `source_id` of the line.");

  /** So many events of a long list are asked about together who caused them. */
  private static final int NAMED_AT_ONCE = 100;

  private static final Operation EXPLAIN =
      Operation.get("/explain", "Explain a line of a statement")
          .tag("sheets")
          .description(
              "The events that a line of an owner's statement follows from, each with who caused"
                  + " it, when, and by which command. An entry's line follows from what happened to"
                  + " the entry; an allocation from its budget item, the expenses that it shares,"
                  + " the properties that they are shared over, and, if they are shared by"
                  + " consumption, the meters; an opening balance from what was signed off when the"
                  + " earlier period was closed. While that one is open, its own statement explains"
                  + " it.")
          .needs(READ_STATEMENTS)
          .query(PERIOD)
          .query(OWNER)
          .query(KIND)
          .query(SOURCE)
          .returns(LineExplanation.class)
          .paged("events", Cause.class, Paging.Length.OF_A_LIST)
          .timeTravel()
          .refuses(ErrorCodes.NOT_FOUND, ErrorCodes.SUM_TOO_LARGE);

  /** The line that is asked about. */
  private record Asked(PeriodId period, OwnerId owner, Kind kind, UUID source) {

    boolean is(Line line) {
      return line.kind() == kind && line.sourceId().equals(source);
    }
  }

  private final SheetReads reads;
  private final SheetQueries sheets;
  private final StatementQueries statements;
  private final Origins origins;
  private final UserNames users;

  Explanations(
      SheetReads reads,
      SheetQueries sheets,
      StatementQueries statements,
      Origins origins,
      UserNames users) {
    this.reads = reads;
    this.sheets = sheets;
    this.statements = statements;
    this.origins = origins;
    this.users = users;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.of(EXPLAIN, this::explain));
  }

  private Mono<Answer> explain(Call call) {
    var missing =
        Stream.of(PERIOD, OWNER, KIND, SOURCE)
            .filter(parameter -> call.query(parameter) == null)
            .map(parameter -> FaultCode.MISSING.at(parameter.name(), "is required"))
            .toList();
    return missing.isEmpty()
        ? reads.at(call, Origins.VIEWS, moment -> explain(call, asked(call), moment))
        : Mono.error(Problem.unacceptable(missing).raise());
  }

  private static Asked asked(Call call) {
    return new Asked(
        Objects.requireNonNull(call.query(PERIOD)),
        Objects.requireNonNull(call.query(OWNER)),
        Objects.requireNonNull(call.query(KIND)),
        Objects.requireNonNull(call.query(SOURCE)));
  }

  private Mono<Answer> explain(Call call, Asked asked, Moment moment) {
    return statements
        .lines(moment, asked.period, asked.owner)
        .flatMap(lines -> lines.filter(asked::is).collectList())
        .filter(lines -> !lines.isEmpty())
        .flatMap(
            lines ->
                sheets
                    .sheet(moment, asked.period)
                    .flatMap(
                        sheet ->
                            explained(
                                call,
                                asked,
                                sheet,
                                lines,
                                origins.of(moment, sheet, asked.kind, asked.source))))
        .switchIfEmpty(
            Mono.fromSupplier(
                () -> Answer.notFound("There is no such line in the owner's statement.")));
  }

  private Mono<Answer> explained(
      Call call, Asked asked, PeriodSheet sheet, List<Line> lines, Flux<Logged> events) {
    return call.wants() == Representation.LINES
        ? Mono.just(
            Answer.lines(
                events
                    .buffer(NAMED_AT_ONCE)
                    .concatMap(some -> named(call.tenant(), some), 1)
                    .concatMapIterable(causes -> causes, 1)))
        : events
            .collect(() -> new Page(call.page()), Page::add)
            .flatMap(
                page ->
                    named(call.tenant(), page.events)
                        .map(
                            causes ->
                                Answer.excerpt(
                                    call.page(),
                                    explanation(asked, sheet, lines, causes),
                                    causes.size(),
                                    page.total)));
  }

  private static LineExplanation explanation(
      Asked asked, PeriodSheet sheet, List<Line> lines, List<Cause> causes) {
    return new LineExplanation(
        asked.period,
        asked.owner,
        sheet.period().currency().code(),
        asked.kind,
        asked.source,
        sheet.at(),
        lines,
        causes);
  }

  /** A page of events that come one by one; all are counted. */
  private static final class Page {

    private final Paging paging;
    private final List<Logged> events = new ArrayList<>();
    private long total;

    Page(Paging paging) {
      this.paging = paging;
    }

    void add(Logged event) {
      if (total >= paging.skip() && events.size() < paging.limit()) {
        events.add(event);
      }
      total++;
    }
  }

  private Mono<List<Cause>> named(String tenant, List<Logged> events) {
    var actors =
        events.stream()
            .map(event -> event.wire().actor())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return users
        .of(tenant, actors)
        .map(names -> events.stream().map(event -> cause(event, names)).toList());
  }

  private static Cause cause(Logged event, Map<String, String> names) {
    var wire = event.wire();
    return new Cause(
        wire.position(),
        wire.id(),
        wire.type(),
        wire.subject(),
        wire.time(),
        wire.actor(),
        name(wire.actor(), names),
        wire.command(),
        wire.correlationid(),
        wire.causationid(),
        EventText.of(event.event()));
  }

  private static @Nullable String name(@Nullable String actor, Map<String, String> names) {
    return actor == null ? null : names.get(actor);
  }
}
