package dev.daybook.ledger.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Seed;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.community.Bookkeeper;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Writers and live readers on two nodes of one database: readers drop off and come back at random,
 * to either node, and in the end each has its selection of the log, once and in order.
 */
class EventStreamsTest {

  private static final int WRITERS = 8;
  private static final int COMMANDS_OF_ONE = 25;
  private static final int READERS = 20;
  private static final int MOST_MESSAGES_OF_ONE_STREAM = 40;
  private static final long SILENCE_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Random random = new Random(Seed.of("event-streams", 20_261_128));

  @AutoClose
  private final RunningService here =
      RunningService.startOn(
          TestPostgres.emptyDatabase(), "daybook.http.max-streams-per-caller=64");

  @AutoClose
  private final RunningService there =
      RunningService.startOn(here.database(), "daybook.http.max-streams-per-caller=64");

  /** Reads until it has so many; each stream ends when it has brought some, and another goes on. */
  private final class Reader {

    private final List<Session> nodes;
    private final String query;
    private final Random random;
    private final List<JsonNode> events = new ArrayList<>();
    private int streams;
    private long last;

    Reader(List<Session> nodes, String query, long seed) {
      this.nodes = nodes;
      this.query = query;
      this.random = new Random(seed);
    }

    void read(CompletableFuture<?> written) {
      while (!isComplete(written)) {
        stream(1 + random.nextInt(MOST_MESSAGES_OF_ONE_STREAM), written);
      }
    }

    private boolean isComplete(CompletableFuture<?> written) {
      if (!written.isDone() || events.isEmpty()) {
        return false;
      }
      last = last == 0 ? Replayed.of(nodes.getFirst(), query).positions().getLast() : last;
      return events.getLast().path("position").asLong() >= last;
    }

    /** Goes on while nothing comes, unless all was written: it may have read the last by then. */
    private void stream(int messages, CompletableFuture<?> written) {
      streams++;
      var node = nodes.get(random.nextInt(nodes.size()));
      try (var live = node.live("/events" + query, resuming())) {
        for (int left = messages; left > 0 && !isComplete(written); ) {
          var message = live.within(SILENCE_MILLIS);
          message.ifPresent(told -> events.add(told.data()));
          left -= message.isPresent() ? 1 : 0;
        }
      }
    }

    private String[] resuming() {
      return events.isEmpty()
          ? new String[0]
          : new String[] {"Last-Event-ID", events.getLast().path("position").asString()};
    }
  }

  @Test
  void everyReaderEndsWithExactlyItsSelection() {
    var session = here.newTenant();
    var sessions = List.of(session, new Session(there, session.tenant(), session.authorization()));
    var books = new Bookkeeper(session);
    var owners = List.of(books.owner("Ada"), books.owner("Ben"));
    var period = books.period("2026 Q1");
    var queries = queries(owners, period, session.get("/me").data("/id"));
    var readers =
        IntStream.range(0, READERS)
            .mapToObj(i -> new Reader(sessions, queries.get(i % queries.size()), random.nextLong()))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> new Random(random.nextLong()))
              .map(
                  own ->
                      CompletableFuture.runAsync(
                          () -> write(sessions, owners, period, own), threads))
              .toArray(CompletableFuture<?>[]::new);
      var written = CompletableFuture.allOf(writing);
      var reading =
          readers.stream()
              .map(reader -> CompletableFuture.runAsync(() -> reader.read(written), threads))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(reading).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      written.join();
    }
    for (var reader : readers) {
      var replayed = Replayed.of(session, reader.query);
      assertThat(replayed.events()).as(reader.query).isNotEmpty();
      assertThat(positions(reader.events)).as(reader.query).isEqualTo(replayed.positions());
      assertThat(reader.events).as(reader.query).isEqualTo(replayed.events());
      assertThat(replayed.previous()).as(reader.query).isEqualTo(chain(replayed));
      assertThat(reader.streams).as(reader.query).isGreaterThan(1);
    }
    assertThat(Replayed.of(session, "").events()).hasSizeGreaterThan(WRITERS * COMMANDS_OF_ONE);
  }

  private static List<String> queries(List<String> owners, String period, String actor) {
    return List.of(
        "",
        "?type=community.contribution-recorded",
        "?type=community.contribution-recorded&type=community.charge-recorded",
        "?tag=owner:" + owners.getFirst(),
        "?tag=period:%s&tag=owner:%s".formatted(period, owners.getLast()),
        "?actor=" + actor,
        "?type=community.charge-recorded&tag=owner:" + owners.getFirst());
  }

  private static void write(
      List<Session> nodes, List<String> owners, String period, Random random) {
    for (int i = 0; i < COMMANDS_OF_ONE; i++) {
      var books = new Bookkeeper(nodes.get(random.nextInt(nodes.size())));
      var owner = owners.get(random.nextInt(owners.size()));
      switch (random.nextInt(3)) {
        case 0 -> books.charge(period, owner, "3", "2026-01-31").is(201);
        case 1 -> books.spend(period, owner, "4", "WATER", "2026-02-01").is(201);
        default -> books.record(period, owner, "5", "2026-01-01").is(201);
      }
    }
  }

  private static List<Long> positions(List<JsonNode> events) {
    return events.stream().map(event -> event.path("position").asLong()).toList();
  }

  /** Every event names the one before it in its own selection. */
  private static List<@Nullable Long> chain(Replayed replayed) {
    var chain = new ArrayList<@Nullable Long>();
    chain.add(null);
    chain.addAll(replayed.positions().subList(0, replayed.positions().size() - 1));
    return chain;
  }
}
