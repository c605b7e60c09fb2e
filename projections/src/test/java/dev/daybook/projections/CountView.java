package dev.daybook.projections;

import dev.daybook.contracts.EventType;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Set;
import org.reactivestreams.Publisher;

/**
 * Counts, and writes down each event that it counted: an event that was posted twice or not at all
 * would show.
 */
record CountView(String name, int version, Set<Integer> refused) implements View<Counted> {

  CountView(int version) {
    this(version, Set.of());
  }

  CountView(int version, Set<Integer> refused) {
    this("counts", version, refused);
  }

  CountView(String name) {
    this(name, 1, Set.of());
  }

  @Override
  public List<EventType<? extends Counted>> events() {
    return List.of(Counted.TYPE);
  }

  @Override
  public String tables() {
    return """
    create table total (tenant text not null, what text not null, times bigint not null,
      primary key (tenant, what));
    create table seen (tenant text not null, position bigint not null, actor text not null);
    """;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<Counted>> batch) {
    for (var posted : batch) {
      if (refused.contains(posted.event().times())) {
        throw new IllegalArgumentException("nobody can count to " + posted.event().times());
      }
    }
    return Sql.update(
            connection,
            """
            with counted as (
              select * from unnest($1::text[], $2::text[], $3::bigint[]) as c (tenant, what, times)),
            noted as (
              insert into seen select * from unnest($1::text[], $4::bigint[], $5::text[]))
            insert into total as t select tenant, what, sum(times) from counted group by tenant, what
            on conflict (tenant, what) do update set times = t.times + excluded.times
            """,
            batch.stream().map(Posted::tenant).toArray(String[]::new),
            batch.stream().map(posted -> posted.event().what()).toArray(String[]::new),
            batch.stream().map(posted -> (long) posted.event().times()).toArray(Long[]::new),
            batch.stream().map(Posted::position).toArray(Long[]::new),
            batch.stream().map(Posted::actor).toArray(String[]::new))
        .then();
  }
}
