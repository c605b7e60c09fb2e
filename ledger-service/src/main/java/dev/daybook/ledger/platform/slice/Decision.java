package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a slice decided: what is to be written down, or why not. */
public sealed interface Decision {

  /**
   * Write these down; none when everything is already as it should be.
   *
   * @param warnings what looks wrong, and is written down all the same
   */
  record Accepted(List<Event> events, List<Warning> warnings) implements Decision {

    public Accepted(List<? extends Event> events) {
      this(List.copyOf(events), List.of());
    }

    public Accepted {
      events = List.copyOf(events);
      warnings = List.copyOf(warnings);
    }
  }

  /** Not done, for every one of these reasons. */
  record Refused(List<Rejection> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  /** An edit that changes nothing is not written down. */
  static <T> Decision acceptIfChanged(T before, T after, Function<T, Event> edited) {
    return after.equals(before) ? accept() : accept(edited.apply(after));
  }

  static Decision refuse(Rejection reason) {
    return new Refused(List.of(reason));
  }

  /** Warns of what looks wrong, if the decision is to do it. */
  default Decision warningIf(boolean looksWrong, Supplier<Warning> warning) {
    return looksWrong && this instanceof Accepted(var events, var warnings)
        ? new Accepted(events, Stream.concat(warnings.stream(), Stream.of(warning.get())).toList())
        : this;
  }

  static Reasons noFaults() {
    return new Reasons();
  }

  static Reasons refuseIf(boolean fault, Supplier<Rejection> reason) {
    return new Reasons().and(fault, reason);
  }

  /** Gathers everything that is wrong, so that a caller hears of all of it at once. */
  final class Reasons {

    private final List<Rejection> reasons = new ArrayList<>();

    private Reasons() {}

    public Reasons and(boolean fault, Supplier<Rejection> reason) {
      if (fault) {
        reasons.add(reason.get());
      }
      return this;
    }

    /** Adds what is wrong elsewhere. */
    public Reasons and(Reasons others) {
      reasons.addAll(others.reasons);
      return this;
    }

    /** All that is wrong. */
    public List<Rejection> all() {
      return List.copyOf(reasons);
    }

    /** The event is only made when nothing is wrong. */
    public Decision elseAccept(Supplier<Event> event) {
      return elseDecide(() -> accept(event.get()));
    }

    public Decision elseDecide(Supplier<Decision> decision) {
      return reasons.isEmpty() ? decision.get() : new Refused(reasons);
    }
  }
}
