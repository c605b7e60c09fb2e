package dev.daybook.projections;

import dev.daybook.contracts.EventType;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Wants the events that nobody counts, and keeps nothing of them. */
record IgnoringView() implements View<Counted.Ignored> {

  @Override
  public String name() {
    return "ignoring";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends Counted.Ignored>> events() {
    return List.of(Counted.Ignored.TYPE);
  }

  @Override
  public String tables() {
    return "create table nothing (tenant text not null)";
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<Counted.Ignored>> batch) {
    return Mono.empty();
  }
}
