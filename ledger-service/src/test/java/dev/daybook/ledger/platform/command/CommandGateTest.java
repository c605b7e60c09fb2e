package dev.daybook.ledger.platform.command;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.UnknownEventType;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import dev.daybook.ledger.community.Story;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.platform.command.Stumble.Part;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.TestService;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Every command has an outcome, whatever happens on its way. */
class CommandGateTest {

  private static final String TENANT = "demo";
  private static final Duration LIMIT = Duration.ofMillis(500);

  /** One and four more, and with the right of way one and eight more. */
  private static final int TRIES = 5 + 9;

  private static final TestStore STORE = TestStore.on(TestPostgres.database());
  private static final JsonMapper JSON = new JsonMapper();

  private final FaultyStore store = new FaultyStore(STORE.store());
  private final PeriodId period = new PeriodId(UUID.randomUUID());
  private final List<AxonConfiguration> started = new ArrayList<>();

  @AfterEach
  void shutDown() {
    started.forEach(AxonConfiguration::shutdown);
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  /** A gate, with the one slice that it leads to. */
  private record Way(CommandGate gate, Stumble slice) {

    Mono<Outcome> close(PeriodId period, Circumstances circumstances) {
      var asked = new ClosePeriod.Asked(period, Story.END_OF_MARCH, false);
      return gate.send(new Asking<>(slice, asked), circumstances);
    }
  }

  private Way gate(Stumble slice) {
    return gate(slice, LIMIT);
  }

  private Way patient(Stumble slice) {
    return gate(slice, CommandGate.LIMIT);
  }

  private Way gate(Stumble slice, Duration limit) {
    var types = List.<EventType<?>>copyOf(CommunityEvents.TYPES);
    var axon = new CommandConfiguration().axon(store, types);
    started.add(axon);
    var writing = new EventWriting(types, new Ids(Clock.systemUTC()), Clock.systemUTC());
    CommandConfiguration.subscribe(
        axon, slice.name(), new SliceShell<>(slice, CommandConfiguration.log(axon), writing));
    return new Way(new CommandGate(axon.getComponent(CommandBus.class), store, limit), slice);
  }

  private Mono<Outcome> close(Way way) {
    return way.close(period, circumstances(null));
  }

  private static Circumstances circumstances(@Nullable Repeatable repeatable) {
    return new Circumstances(TENANT, "ada", "whole-1", repeatable, version -> true, false);
  }

  /** What became of it, well before anybody's patience ends. */
  private static Outcome outcome(Mono<Outcome> sent) throws Exception {
    return sent.toFuture().get(5, TimeUnit.SECONDS);
  }

  static Stream<Arguments> stumbles() {
    List<Runnable> whats =
        List.of(
            () -> {
              throw new IllegalStateException("deliberate");
            },
            () -> {
              throw new AssertionError("deliberate");
            },
            CommandGateTest::withoutEnd,
            () -> {
              throw new NoClassDefFoundError("deliberate");
            },
            () -> {
              throw new OutOfMemoryError("deliberate");
            });
    return whats.stream()
        .flatMap(
            what ->
                Stream.of(Part.BOUNDARY, Part.FOLD, Part.DECIDE, Part.SHOW)
                    .map(part -> Arguments.of(part, what)));
  }

  private static void withoutEnd() {
    withoutEnd();
  }

  @ParameterizedTest
  @MethodSource("stumbles")
  void whateverASliceThrowsIsAFaultAndNothingIsWritten(Part part, Runnable what) throws Exception {
    outcome(close(patient(Stumble.nowhere())));
    var head = Await.one(store.head());
    var gate = patient(new Stumble(part, what));

    assertThatThrownBy(() -> outcome(close(gate)))
        .cause()
        .isInstanceOf(Exception.class)
        .isNotInstanceOf(CommandTimedOut.class);

    assertThat(Await.one(store.head())).isEqualTo(head);
    assertThat(outcome(close(patient(Stumble.nowhere())))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aReadingThatNeverEndsIsGivenUp() {
    store.insteadOfSourcing = Mono.never();
    assertThatThrownBy(() -> outcome(close(gate(Stumble.nowhere()))))
        .hasCauseInstanceOf(CommandTimedOut.class)
        .hasMessageContaining("test.stumble");
  }

  @Test
  void anAppendThatNeverEndsIsGivenUp() {
    store.insteadOfAppending = Mono.never();
    assertThatThrownBy(() -> outcome(close(gate(Stumble.nowhere()))))
        .hasCauseInstanceOf(CommandTimedOut.class);
  }

  @Test
  void whatComesTooLateIsToldOnceAndAConflictIsNoError() {
    var conflict = new Verdict.Conflict(1);
    assertThat(toldOf(late -> late.tryEmitValue(conflict)).getLevel()).isEqualTo(Level.INFO);
    var fault = new IllegalStateException("deliberate");
    assertThat(toldOf(late -> late.tryEmitError(fault)).getLevel()).isEqualTo(Level.WARN);
  }

  /** What is logged when an append ends after its command was given up. */
  private ILoggingEvent toldOf(Consumer<Sinks.One<Verdict>> end) {
    var logged = new LinkedTransferQueue<ILoggingEvent>();
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            logged.add(event);
          }
        };
    appender.start();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var settled = (Logger) LoggerFactory.getLogger(Attempt.class);
    root.addAppender(appender);
    settled.setLevel(Level.INFO);
    try {
      var late = Sinks.<Verdict>one();
      store.insteadOfAppending = late.asMono();
      assertThatThrownBy(() -> outcome(close(gate(Stumble.nowhere()))))
          .hasCauseInstanceOf(CommandTimedOut.class);
      end.accept(late);
      await().until(() -> !logged.isEmpty());
    } finally {
      settled.setLevel(null);
      root.detachAppender(appender);
    }
    assertThat(logged).singleElement().satisfies(CommandGateTest::namesTheCommand);
    return logged.remove();
  }

  private static void namesTheCommand(ILoggingEvent told) {
    assertThat(told.getKeyValuePairs())
        .extracting(pair -> pair.key + " " + pair.value)
        .containsExactly("request_id whole-1", "command test.stumble");
  }

  @Test
  void aConflictIsTriedAgainSoManyTimesAndThenTold() throws Exception {
    var slice = Stumble.nowhere();
    var gate = patient(slice);
    store.insteadOfAppending = Mono.just(new Verdict.Conflict(1));
    assertThat(outcome(close(gate))).isEqualTo(new Outcome.Contended());
    assertThat(slice.decisions).hasValue(TRIES);
  }

  @Test
  void aConflictThatGoesAwayIsNotTold() throws Exception {
    var slice = Stumble.nowhere();
    var gate = patient(slice);
    var conflicts = new AtomicInteger();
    store.insteadOfAppending =
        Mono.fromSupplier(
            () -> {
              if (conflicts.incrementAndGet() == 3) {
                store.insteadOfAppending = null;
              }
              return new Verdict.Conflict(1);
            });
    assertThat(outcome(close(gate))).isInstanceOf(Outcome.Done.class);
    assertThat(slice.decisions).hasValue(4);
  }

  @Test
  void whoseTurnDoesNotComeInTimeIsToldSoWellBeforeTheirTimeEnds() throws Exception {
    var others = Await.one(store.reserve(TENANT, Boundary.EVERYTHING, Duration.ofMinutes(1)));
    store.insteadOfAppending = Mono.just(new Verdict.Conflict(1));
    var begun = System.nanoTime();
    assertThat(outcome(close(gate(Stumble.nowhere(), Duration.ofSeconds(3)))))
        .isEqualTo(new Outcome.Contended());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    Await.end(others.release());
  }

  @Test
  void whereManyWaitForTheirTurnNobodyElseDoes() throws Exception {
    var others = Await.one(store.reserve(TENANT, Boundary.EVERYTHING, Duration.ofMinutes(1)));
    store.insteadOfAppending = Mono.just(new Verdict.Conflict(1));
    var gate = gate(Stumble.nowhere(), Duration.ofMinutes(1));
    var told = new LinkedTransferQueue<Outcome>();
    var waiting = Flux.range(0, 40).flatMap(i -> close(gate), 40).doOnNext(told::add).subscribe();
    for (int i = 0; i < 20; i++) {
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Contended());
    }
    waiting.dispose();
    Await.end(others.release());
  }

  @Test
  void everyEventSaysWhoByWhichCommandAsAPartOfWhat() throws Exception {
    outcome(close(patient(Stumble.nowhere())));
    var event = written().getFirst();
    var trace = JSON.readTree(event.metadata());
    assertThat(trace.propertyNames())
        .containsExactlyInAnyOrder("actor", "command", "correlation_id", "causation_id");
    assertThat(trace.path("actor").asString()).isEqualTo("ada");
    assertThat(trace.path("command").asString()).isEqualTo("test.stumble");
    assertThat(trace.path("correlation_id").asString()).isEqualTo("whole-1");
    assertThat(UUID.fromString(trace.path("causation_id").asString())).isNotNull();
    assertThat(event.id().version()).isEqualTo(7);
  }

  private List<StoredEvent> written() {
    return Await.all(store.read(Selection.of(TENANT, Stumble.everyClosing(period))));
  }

  @Test
  void oneKeyManyTimesAtOnceIsWrittenOnce() throws Exception {
    var gate = patient(Stumble.nowhere());
    var once =
        circumstances(new Repeatable("ada", "key", "same", (shown, version) -> "kept " + shown));
    var sent = Stream.generate(() -> gate.close(period, once).toFuture()).limit(20).toList();
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    assertThat(written()).hasSize(1);
    assertThat(sent)
        .allSatisfy(
            future ->
                assertThat(future.join())
                    .isInstanceOfAny(Outcome.Done.class, Outcome.Repeated.class));
    assertThat(sent).filteredOn(future -> future.join() instanceof Outcome.Done).hasSize(1);
    var other = circumstances(new Repeatable("ada", "key", "other", (shown, version) -> ""));
    assertThat(outcome(gate.close(period, other))).isEqualTo(new Outcome.KeyReused());
  }

  @ParameterizedTest
  @MethodSource("unknownForms")
  void anEventOfAnUnknownNameOrRevisionStopsTheReader(String type, int revision) throws Exception {
    var stranger =
        new NewEvent(
            UUID.randomUUID(),
            type,
            revision,
            Set.of(CommunityEvents.period(period)),
            null,
            "{\"period_id\": \"%s\"}".formatted(period.value()),
            "{}");
    Await.one(store.append(new AppendRequest(TENANT, List.of(stranger), null, null)));
    assertThatThrownBy(
            () ->
                new ContractEventMapping(List.copyOf(CommunityEvents.TYPES))
                    .toMessage(
                        Await.all(store.read(Selection.of(TENANT, Boundary.EVERYTHING))).getLast()))
        .isInstanceOf(UnknownEventType.class)
        .hasMessageContaining(type)
        .hasMessageContaining("revision " + revision);
    if (type.equals(PERIOD.type(PeriodClosed.class).name())) {
      assertThatThrownBy(() -> outcome(close(patient(Stumble.nowhere()))))
          .hasRootCauseInstanceOf(UnknownEventType.class);
    }
  }

  static Stream<Arguments> unknownForms() {
    return Stream.of(
        Arguments.of("community.period-forgotten", 1),
        Arguments.of(PERIOD.type(PeriodClosed.class).name(), 99));
  }

  /** Closes a period, whatever comes of it. */
  private Endpoint closing(String path, Way way) {
    var desk =
        new CommandDesk(
            way.gate(),
            new CommandDesk.Opening() {
              @Override
              public void open(Slice<?> slice) {}

              @Override
              public <A extends Command, S> void open(ViewedSlice<A, S> slice, Sight<A, S> sight) {}
            });
    return desk.endpoint(
        Operation.post(path, "Close " + path.substring(1))
            .needs(new Permission("notes:record"))
            .command(),
        way.slice(),
        call -> new ClosePeriod.Asked(period, Story.END_OF_MARCH, false));
  }

  @Test
  void overHttpABugIs500AndContendedIs409AndLateIs503() {
    Stumble bug =
        new Stumble(
            Part.DECIDE,
            () -> {
              throw new AssertionError("deliberate");
            });
    var closings =
        List.<Endpoint>of(
            closing("/bug", patient(bug)),
            closing("/contended", patient(Stumble.nowhere())),
            closing("/late", gate(Stumble.nowhere())));
    try (var service = TestService.with(closings)) {
      told(service.send("POST", "/api/v1/bug", ""), 500, "internal_error", false);
      store.insteadOfAppending = Mono.just(new Verdict.Conflict(1));
      told(service.send("POST", "/api/v1/contended", ""), 409, "conflict", true);
      store.insteadOfAppending = Mono.never();
      told(service.send("POST", "/api/v1/late", ""), 503, "unavailable", true);
    }
  }

  private static void told(
      HttpResponse<String> response, int status, String code, boolean retryable) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    var error = JSON.readTree(response.body()).path("error");
    assertThat(error.path("code").asString()).isEqualTo(code);
    assertThat(error.path("retryable").asBoolean()).isEqualTo(retryable);
    assertThat(response.body()).doesNotContain("deliberate", "dev.daybook");
  }
}
