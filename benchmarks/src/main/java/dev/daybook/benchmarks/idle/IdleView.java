package dev.daybook.benchmarks.idle;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.projections.Posted;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Waits for an event that never comes. */
record IdleView(String name) implements View<IdleView.Never> {

  record Never() implements Event {}

  private static final EventType<Never> NEVER =
      EventType.of(Never.class, "benchmark.never", 1, "Nobody records it.");

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends Never>> events() {
    return List.of(NEVER);
  }

  @Override
  public String tables() {
    return "create table never (tenant text not null)";
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<Never>> batch) {
    return Mono.empty();
  }
}
