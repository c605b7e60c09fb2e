package dev.daybook.eventstore;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One call of the append function: a batch of requests as columns, one finding for each. */
final class AppendCall {

  private static final String SQL =
      """
      SELECT request, outcome, first_position, last_position,
             (extract(epoch FROM recorded_at) * 1000000)::bigint, answer
      FROM daybook.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """;

  /** Joins the tags of an event, or of a criterion, in one element. No tag may contain it. */
  private static final String SEPARATOR = "\u001f";

  private final List<AppendRequest> requests;

  private final List<@Nullable Integer> criterionRequest = new ArrayList<>();
  private final List<@Nullable String> criterionType = new ArrayList<>();
  private final List<@Nullable String> criterionTags = new ArrayList<>();

  private final List<Integer> eventRequest = new ArrayList<>();
  private final List<NewEvent> events = new ArrayList<>();

  AppendCall(List<AppendRequest> requests) {
    this.requests = requests;
    for (int i = 0; i < requests.size(); i++) {
      AppendRequest request = requests.get(i);
      for (NewEvent event : request.events()) {
        eventRequest.add(i + 1);
        events.add(event);
      }
      AppendCondition condition = request.condition();
      if (condition != null) {
        addCondition(i + 1, condition.boundary());
      }
    }
  }

  /** What the function found about a request of the batch, from 0. */
  record Finding(
      int request,
      String outcome,
      @Nullable Long first,
      @Nullable Long last,
      @Nullable Instant recordedAt,
      @Nullable String answer) {

    /**
     * What to tell the caller.
     *
     * @param sentBefore the request may have been appended already by a call whose outcome was lost
     * @throws DuplicateEvent if ids of the request stand in the log and are not known to be its own
     */
    Verdict verdict(boolean sentBefore) {
      return switch (outcome) {
        case "appended" -> appended();
        case "conflict" -> new Verdict.Conflict(Objects.requireNonNull(last));
        case "repeated" -> repeated();
        case "key_reused" -> new Verdict.KeyReused();
        case "standing" -> {
          if (sentBefore) {
            yield appended();
          }
          if (answer != null) {
            yield repeated();
          }
          throw new DuplicateEvent();
        }
        case "duplicate" -> throw new DuplicateEvent();
        default -> throw new IllegalStateException("The append function said " + outcome);
      };
    }

    private Verdict appended() {
      return new Verdict.Appended(
          Objects.requireNonNull(first),
          Objects.requireNonNull(last),
          Objects.requireNonNull(recordedAt));
    }

    private Verdict repeated() {
      return new Verdict.Repeated(
          Objects.requireNonNull(first),
          Objects.requireNonNull(last),
          Objects.requireNonNull(recordedAt),
          Objects.requireNonNull(answer));
    }

    private static Finding of(Readable row) {
      return new Finding(
          Objects.requireNonNull(row.get(0, Integer.class)) - 1,
          Objects.requireNonNull(row.get(1, String.class)),
          row.get(2, Long.class),
          row.get(3, Long.class),
          time(row.get(4, Long.class)),
          row.get(5, String.class));
    }

    private static @Nullable Instant time(@Nullable Long micros) {
      return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }

  Mono<List<Finding>> on(Connection connection) {
    return Mono.from(bind(connection.createStatement(SQL)).execute())
        .flatMapMany(result -> Flux.from(result.map(Finding::of)))
        .collectList();
  }

  private Statement bind(Statement statement) {
    return statement
        .bind("$1", TextColumn.of(requests, AppendRequest::tenant))
        .bind("$2", column(requests, Long[]::new, AppendCall::after))
        .bind("$3", TextColumn.of(requests, r -> once(r, Once::caller)))
        .bind("$4", TextColumn.of(requests, r -> once(r, Once::key)))
        .bind("$5", TextColumn.of(requests, r -> once(r, Once::fingerprint)))
        .bind("$6", TextColumn.of(requests, r -> once(r, Once::answer)))
        .bind("$7", criterionRequest.toArray(Integer[]::new))
        .bind("$8", new TextColumn(criterionType))
        .bind("$9", new TextColumn(criterionTags))
        .bind("$10", eventRequest.toArray(Integer[]::new))
        .bind("$11", column(events, UUID[]::new, NewEvent::id))
        .bind("$12", TextColumn.of(events, NewEvent::type))
        .bind("$13", column(events, Integer[]::new, NewEvent::revision))
        .bind("$14", column(events, LocalDate[]::new, NewEvent::effectiveOn))
        .bind("$15", TextColumn.of(events, event -> joined(event.tags())))
        .bind("$16", TextColumn.of(events, NewEvent::payload))
        .bind("$17", TextColumn.of(events, NewEvent::metadata));
  }

  private void addCondition(int request, Boundary boundary) {
    if (boundary.criteria().isEmpty()) {
      addCriterion(request, null, null);
    }
    for (Criterion criterion : boundary.criteria()) {
      String tags = joined(criterion.tags());
      if (criterion.types().isEmpty()) {
        addCriterion(request, null, tags);
      }
      criterion.types().forEach(type -> addCriterion(request, type, tags));
    }
  }

  private void addCriterion(int request, @Nullable String type, @Nullable String tags) {
    criterionRequest.add(request);
    criterionType.add(type);
    criterionTags.add(tags);
  }

  private static @Nullable String joined(Collection<String> tags) {
    return tags.isEmpty() ? null : String.join(SEPARATOR, tags);
  }

  private static @Nullable Long after(AppendRequest request) {
    AppendCondition condition = request.condition();
    return condition == null ? null : condition.after();
  }

  private static @Nullable String once(AppendRequest request, Function<Once, String> part) {
    Once once = request.once();
    return once == null ? null : part.apply(once);
  }

  private static <R, T extends @Nullable Object> T[] column(
      List<R> rows, IntFunction<T[]> array, Function<R, T> part) {
    T[] column = array.apply(rows.size());
    for (int i = 0; i < column.length; i++) {
      column[i] = part.apply(rows.get(i));
    }
    return column;
  }
}
