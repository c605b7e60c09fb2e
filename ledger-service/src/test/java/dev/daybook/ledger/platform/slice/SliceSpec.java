package dev.daybook.ledger.platform.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kinds;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Warning;
import dev.daybook.eventstore.Boundary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language in which slices are specified: given what was written down, when this is asked, then
 * that happens. The slice only knows what lies in its boundary, as in production; so a boundary
 * that forgets something fails its spec.
 */
public final class SliceSpec<A extends Command> {

  private final Slice<A> slice;
  private final List<EventType<?>> types;

  public SliceSpec(Slice<A> slice, Kinds kinds) {
    this.slice = slice;
    this.types = kinds.types();
  }

  public Given given(Event... history) {
    return new Given(List.of(history));
  }

  public final class Given {

    private final List<Event> history;

    private Given(List<Event> history) {
      this.history = history;
    }

    public Then when(A asked) {
      var known = Known.NOTHING;
      var reads = slice.boundary(asked);
      while (!reads.isNothing()) {
        known = known.with(reads, within(reads.boundary()));
        reads = reads.beyond(known);
      }
      return new Then(asked, known, slice.decide(asked, known));
    }

    /** By their positions, of which the first is 1. */
    private Map<Long, Event> within(Boundary boundary) {
      var events = new HashMap<Long, Event>();
      for (int i = 0; i < history.size(); i++) {
        if (liesIn(boundary, history.get(i))) {
          events.put(i + 1L, history.get(i));
        }
      }
      return events;
    }
  }

  public final class Then {

    private final A asked;
    private final Known known;
    private final Decision decision;

    private Then(A asked, Known known, Decision decision) {
      this.asked = asked;
      this.known = known;
      this.decision = decision;
    }

    /** Nothing else was read: what others write elsewhere is no conflict. */
    public Then reading(Reads reads) {
      assertThat(known.read()).isEqualTo(reads.criteria());
      return this;
    }

    public void thenAccepted() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    public Then then(Event... events) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      assertThat(((Decision.Accepted) decision).events()).containsExactly(events);
      return this;
    }

    /** Accepted, though something looks wrong. */
    public void warned(String code, Event... events) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      var accepted = (Decision.Accepted) decision;
      assertThat(accepted.warnings()).extracting(Warning::code).containsExactly(code);
      assertThat(accepted.events()).containsExactly(events);
    }

    public void answering(@Nullable Object thing) {
      var events = ((Decision.Accepted) decision).events();
      assertThat(slice.subject(asked).after(known, events)).isEqualTo(thing);
    }

    public void thenRefused(Rejection... reasons) {
      assertThat(decision).isEqualTo(new Decision.Refused(List.of(reasons)));
    }
  }

  private boolean liesIn(Boundary boundary, Event event) {
    var type = types.stream().filter(t -> t.event().isInstance(event)).findFirst().orElseThrow();
    return liesIn(boundary, type, event);
  }

  private static <E extends Event> boolean liesIn(
      Boundary boundary, EventType<E> type, Event event) {
    return boundary.contains(type.name(), type.tags().apply(type.event().cast(event)));
  }
}
