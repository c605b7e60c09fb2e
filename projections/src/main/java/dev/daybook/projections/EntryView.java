package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every entry of one kind, as it read at every position. */
final class EntryView<E extends Event, T> implements View<E>, Entries.Fold<E, T> {

  private final Kind<E, ?, T> kind;
  private final EntryTable<T> table;
  private final Entries<E, T> entries;

  EntryView(Kind<E, ?, T> kind, EntryTable<T> table) {
    this.kind = kind;
    this.table = table;
    this.entries = new Entries<>(table.table(), table.columns(), this);
  }

  @Override
  public String name() {
    return table.view();
  }

  @Override
  public int version() {
    return table.version();
  }

  @Override
  public List<EventType<? extends E>> events() {
    return kind.types();
  }

  @Override
  public String tables() {
    return table.tables();
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<E>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(E event) {
    return kind.id().apply(event).value();
  }

  @Override
  public boolean begins(E event) {
    return kind.begins(event);
  }

  @Override
  public @Nullable T evolve(@Nullable T before, E event) {
    return kind.after(before, event);
  }
}
