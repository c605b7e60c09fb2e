package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.LogQuery;
import dev.daybook.ledger.platform.command.Trace;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Representation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be asked for of the events, and what a call asks for. */
final class Asked {

  private static final int MOST_TYPES = 40;
  private static final int MOST_TAGS = 10;
  private static final int MAX_ACTOR = 200;

  private static final Parameter<List<String>> TAG =
      Parameter.texts(
          "tag",
          MOST_TAGS,
          "Only events with this tag, such as `owner:0199…`; given several times, with all of"
              + " them.");
  private static final Parameter<Long> FROM_POSITION =
      Parameter.position("from_position", "Begin with the event at this position.");
  private static final Parameter<Long> TO_POSITION =
      Parameter.position("to_position", "End with the event at this position.");
  private static final Parameter<Instant> FROM =
      Parameter.time("from", "Begin with the first event that was recorded then or later.");
  private static final Parameter<Instant> TO =
      Parameter.time("to", "End with the last event that was recorded then or earlier.");
  private static final Parameter<String> ACTOR =
      Parameter.text("actor", MAX_ACTOR, "Only what this user did: the id that `actor` shows.");

  private final Set<String> types;
  private final Parameter<List<String>> type;

  /**
   * @param types that events can have
   */
  Asked(Collection<String> types) {
    this.types = Set.copyOf(types);
    this.type =
        Parameter.someOf(
            "type",
            types.stream().sorted().toList(),
            MOST_TYPES,
            "must be a type of event, which /asyncapi.json lists",
            "Only events of this type; given several times, of any of them.");
  }

  Operation declaredBy(Operation operation) {
    return operation
        .query(type)
        .query(TAG)
        .query(FROM_POSITION)
        .query(TO_POSITION)
        .query(FROM)
        .query(TO)
        .query(ACTOR);
  }

  /** The selection that the call asks for, up to a position, wherever its range begins. */
  LogQuery selection(Call call, long until) {
    var asked = Set.copyOf(call.query(type, List.of()));
    var tags = Set.copyOf(call.query(TAG, List.of()));
    var actor = call.query(ACTOR);
    return new LogQuery(
        call.tenant(),
        new Criterion(asked.isEmpty() && !tags.isEmpty() ? types : asked, tags),
        actor == null ? Map.of() : Map.of(Trace.ACTOR, actor),
        0,
        until);
  }

  /** All that is wrong with where it begins and ends. */
  static List<Detail> faults(Call call, long head) {
    var faults = new ArrayList<Detail>();
    within("from_position", call.query(FROM_POSITION), head + 1, faults);
    within("to_position", call.query(TO_POSITION), head, faults);
    within("Last-Event-ID", seen(call), head, faults);
    notReversed(call.query(FROM_POSITION), call.query(TO_POSITION), TO_POSITION, faults);
    notReversed(call.query(FROM), call.query(TO), TO, faults);
    if (call.wants() == Representation.LIVE) {
      endless(TO_POSITION, call, faults);
      endless(TO, call, faults);
    }
    return faults;
  }

  private static void within(
      String field, @Nullable Long position, long most, List<Detail> faults) {
    if (position != null && (position < 0 || position > most)) {
      faults.add(
          FaultCode.OUT_OF_RANGE.at(
              field, "must be from 0 to %d, as far as the log reaches".formatted(most)));
    }
  }

  private static <T extends Comparable<T>> void notReversed(
      @Nullable T from, @Nullable T to, Parameter<T> end, List<Detail> faults) {
    if (from != null && to != null && to.compareTo(from) < 0) {
      faults.add(FaultCode.OUT_OF_RANGE.at(end.name(), "must not be before " + from));
    }
  }

  private static void endless(Parameter<?> end, Call call, List<Detail> faults) {
    if (call.query(end) != null) {
      faults.add(
          FaultCode.NOT_TOGETHER.at(
              end.name(), "must not be given together with text/event-stream, which goes on"));
    }
  }

  /** The position after which positions that the call names begin. */
  static long after(Call call) {
    var seen = seen(call);
    return seen == null ? Math.max(0, call.query(FROM_POSITION, 0L) - 1) : seen;
  }

  /** What the reader of a stream has from before. */
  private static @Nullable Long seen(Call call) {
    return call.wants() == Representation.LIVE ? call.lastEventId() : null;
  }

  static long until(Call call, long head) {
    return Math.min(head, call.query(TO_POSITION, head));
  }

  static @Nullable Instant from(Call call) {
    return call.query(FROM);
  }

  static @Nullable Instant to(Call call) {
    return call.query(TO);
  }
}
