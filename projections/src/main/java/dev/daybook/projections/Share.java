package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * What one view takes of every page that is posted, and the tables that it goes to.
 *
 * @param types the names of the events that the view folds
 * @param events their classes
 */
record Share<E extends Event>(
    View<E> view, TableSet tables, Set<String> types, Set<Class<?>> events) {

  static <E extends Event> Share<E> of(View<E> view, TableSet tables) {
    return new Share<>(
        view,
        tables,
        view.events().stream().map(EventType::name).collect(Collectors.toUnmodifiableSet()),
        view.events().stream().map(EventType::event).collect(Collectors.toUnmodifiableSet()));
  }

  /** The events of the page that concern the view, in the page's order. */
  @SuppressWarnings("unchecked") // they are of the classes that the view folds
  List<Posted<E>> of(LogPage page) {
    return page.events().stream()
        .filter(posted -> events.contains(posted.event().getClass()))
        .map(posted -> (Posted<E>) posted)
        .toList();
  }

  /** Points the transaction at the tables, and lets the view write its rows. */
  Mono<Void> write(Connection connection, List<Posted<E>> events) {
    return query(connection, POINT, row -> row.text("set_config"), tables.schema())
        .then(Mono.defer(() -> Mono.from(view.apply(connection, events))))
        .onErrorMap(PostingFaults::stay, fault -> new Unwritable(this, fault));
  }

  private static final String POINT = "select set_config('search_path', $1, true)";
}
