package dev.daybook.ledger.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Rejection;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Decision;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language in which slices are specified: given what was written down, when this is asked, then
 * that happens. The slice only sees the events that lie in its boundary, as in production; so a
 * boundary that forgets one fails its spec.
 */
public final class SliceSpec<C extends Command, E extends Event, S> {

  private final Slice<C, E, S> slice;
  private final List<? extends EventType<? extends E>> types;

  public SliceSpec(Slice<C, E, S> slice, List<? extends EventType<? extends E>> types) {
    this.slice = slice;
    this.types = types;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Given given(E... history) {
    return new Given(Arrays.asList(history));
  }

  public final class Given {

    private final List<E> history;

    private Given(List<E> history) {
      this.history = history;
    }

    public Then when(C command) {
      var state = fold(slice.initial(), slice.boundary(command));
      var beyond = slice.boundaryBeyond(command, state);
      return new Then(command, beyond == null ? state : fold(state, beyond));
    }

    private S fold(S state, Boundary boundary) {
      for (E event : history) {
        state = liesIn(boundary, event) ? slice.evolve(state, event) : state;
      }
      return state;
    }
  }

  public final class Then {

    private final C command;
    private final S state;
    private final Decision decision;

    private Then(C command, S state) {
      this.command = command;
      this.state = state;
      this.decision = slice.decide(command, state);
    }

    public Then then(Event... events) {
      assertThat(decision).isEqualTo(Decision.accept(events));
      return this;
    }

    @SuppressWarnings("unchecked") // what a slice accepts are events of its context
    public void answering(@Nullable Object view) {
      var after = state;
      for (Event event : ((Decision.Accepted) decision).events()) {
        after = slice.evolve(after, (E) event);
      }
      assertThat(slice.answer(command, after)).isEqualTo(view);
    }

    public void thenRefused(Rejection... reasons) {
      assertThat(decision).isEqualTo(new Decision.Refused(List.of(reasons)));
    }
  }

  @SuppressWarnings("unchecked") // the type was looked up by the event's class
  private boolean liesIn(Boundary boundary, E event) {
    var type =
        (EventType<E>)
            types.stream().filter(t -> t.event().isInstance(event)).findFirst().orElseThrow();
    return boundary.contains(type.name(), type.tags().apply(event));
  }
}
