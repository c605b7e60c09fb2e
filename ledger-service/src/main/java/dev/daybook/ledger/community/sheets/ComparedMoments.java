package dev.daybook.ledger.community.sheets;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.views.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The two moments that a call compares, each named by a position or by a time. */
@Component
final class ComparedMoments {

  private static final Parameter<Long> FROM_POSITION =
      Parameter.position(
          "from_position",
          "The position of the earlier sheet; that of the period's opening, unless said.");
  private static final Parameter<Long> TO_POSITION =
      Parameter.position(
          "to_position", "The position of the later sheet; the newest, unless said.");
  private static final Parameter<Instant> FROM =
      Parameter.time("from", "The time of the earlier sheet, instead of its position.");
  private static final Parameter<Instant> TO =
      Parameter.time("to", "The time of the later sheet, instead of its position.");

  /**
   * One of the two.
   *
   * @param parameter by which it was named
   * @param day the day that it was then
   */
  record End(String parameter, long position, LocalDate day) {}

  record Moments(End from, End to) {

    private boolean areReversed() {
      return to.position() < from.position() || to.day().isBefore(from.day());
    }
  }

  private final EventStore store;
  private final Today today;

  ComparedMoments(EventStore store, Today today) {
    this.store = store;
    this.today = today;
  }

  static Operation declaredBy(Operation operation) {
    return operation.query(FROM_POSITION).query(TO_POSITION).query(FROM).query(TO);
  }

  /**
   * What the call compares; all that is wrong with it is told at once.
   *
   * @param head as far as the log reaches
   * @param opened where the period was opened
   */
  Mono<Moments> of(Call call, long head, long opened) {
    var faults = faults(call, head);
    return faults.isEmpty()
        ? Mono.zip(end(call, FROM_POSITION, FROM, opened), end(call, TO_POSITION, TO, head))
            .map(ends -> new Moments(ends.getT1(), ends.getT2()))
            .flatMap(moments -> inOrder(moments, opened))
        : Mono.error(Problem.unacceptable(faults).raise());
  }

  private static Mono<Moments> inOrder(Moments moments, long opened) {
    var from = moments.from();
    var faults = new ArrayList<Detail>();
    if (from.position() < opened) {
      faults.add(
          FaultCode.OUT_OF_RANGE.at(
              from.parameter(),
              "must not be before the period, which was opened at position " + opened));
    }
    if (moments.areReversed()) {
      faults.add(
          FaultCode.OUT_OF_RANGE.at(
              moments.to().parameter(), "must not be before " + from.parameter()));
    }
    return faults.isEmpty() ? Mono.just(moments) : Mono.error(Problem.unacceptable(faults).raise());
  }

  private Mono<End> end(
      Call call, Parameter<Long> byPosition, Parameter<Instant> byTime, long unlessSaid) {
    var time = call.query(byTime);
    if (time != null) {
      return store
          .positionAt(time)
          .map(position -> new End(byTime.name(), position, Today.day(time)));
    }
    long position = call.query(byPosition, unlessSaid);
    return today.at(position).map(day -> new End(byPosition.name(), position, day));
  }

  private static List<Detail> faults(Call call, long head) {
    var faults = new ArrayList<Detail>();
    notBoth(call, FROM_POSITION, FROM, faults);
    notBoth(call, TO_POSITION, TO, faults);
    within(call, FROM_POSITION, head, faults);
    within(call, TO_POSITION, head, faults);
    notReversed(call, FROM_POSITION, TO_POSITION, faults);
    notReversed(call, FROM, TO, faults);
    return faults;
  }

  private static void notBoth(
      Call call, Parameter<Long> position, Parameter<Instant> time, List<Detail> faults) {
    if (call.query(position) != null && call.query(time) != null) {
      faults.add(
          FaultCode.NOT_TOGETHER.at(time.name(), "can't come together with " + position.name()));
    }
  }

  private static void within(Call call, Parameter<Long> parameter, long head, List<Detail> faults) {
    var position = call.query(parameter);
    if (position != null && (position < 0 || position > head)) {
      faults.add(
          FaultCode.OUT_OF_RANGE.at(
              parameter.name(), "must be from 0 to %d, the newest position".formatted(head)));
    }
  }

  private static <T extends Comparable<T>> void notReversed(
      Call call, Parameter<T> from, Parameter<T> to, List<Detail> faults) {
    var earlier = call.query(from);
    var later = call.query(to);
    if (earlier != null && later != null && later.compareTo(earlier) < 0) {
      faults.add(FaultCode.OUT_OF_RANGE.at(to.name(), "must not be before " + from.name()));
    }
  }
}
