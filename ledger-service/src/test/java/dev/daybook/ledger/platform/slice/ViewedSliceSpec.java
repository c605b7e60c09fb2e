package dev.daybook.ledger.platform.slice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kinds;
import dev.daybook.contracts.Rejection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language in which viewed slices are specified: given what the views say, when this is asked,
 * then that happens, and it would have to be decided again if certain things came in between.
 */
public final class ViewedSliceSpec<C extends Command, S> {

  private final ViewedSlice<C, S> slice;
  private final List<? extends EventType<?>> types;

  public ViewedSliceSpec(ViewedSlice<C, S> slice, Kinds kinds) {
    this.slice = slice;
    this.types = kinds.types();
  }

  public Given given(S state) {
    return new Given(state);
  }

  public final class Given {

    private final S state;

    private Given(S state) {
      this.state = state;
    }

    public Then when(C command) {
      return new Then(command, state);
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
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      assertThat(((Decision.Accepted) decision).events()).containsExactly(events);
      return this;
    }

    public Then thenAccepted() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return this;
    }

    public Then answering(@Nullable Object view) {
      var events = ((Decision.Accepted) decision).events();
      assertThat(requireNonNull(slice.subject(command, state)).after(events)).isEqualTo(view);
      return this;
    }

    public Then ofVersion(long version) {
      var subject = slice.subject(command, state);
      assertThat(subject == null ? 0 : subject.version()).isEqualTo(version);
      return this;
    }

    public void thenRefused(Rejection... reasons) {
      assertThat(decision).isEqualTo(new Decision.Refused(List.of(reasons)));
    }

    /** Had one of these come in between, it would be decided again. */
    public Then dependingOn(Event... events) {
      assertThat(Arrays.stream(events)).allMatch(this::liesWithin);
      return this;
    }

    /** However many of these come in between, the decision stands. */
    public Then regardlessOf(Event... events) {
      assertThat(Arrays.stream(events)).noneMatch(this::liesWithin);
      return this;
    }

    private boolean liesWithin(Event event) {
      var type = types.stream().filter(t -> t.event().isInstance(event)).findFirst().orElseThrow();
      return liesWithin(type, event);
    }

    private <E extends Event> boolean liesWithin(EventType<E> type, Event event) {
      var tags = type.tags().apply(type.event().cast(event));
      return slice.boundary(command, state).contains(type.name(), tags);
    }
  }
}
