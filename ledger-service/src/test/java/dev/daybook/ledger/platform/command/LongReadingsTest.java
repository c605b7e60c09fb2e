package dev.daybook.ledger.platform.command;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.EUROS;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What is kept of a long history is one tenant's, and decides as reading all of it would. */
class LongReadingsTest {

  /** More than two parts of a reading. */
  private static final int PERIODS = 2 * ReadingOn.PART_EVENTS + 500;

  private static final int APPENDED_AT_ONCE = 1_000;

  private static final List<EventType<?>> TYPES = List.copyOf(CommunityEvents.TYPES);
  private static final ContractEventMapping MAPPING = new ContractEventMapping(TYPES);
  private static final TestStore STORE = TestStore.on(TestPostgres.database());

  private final FaultyStore store = new FaultyStore(STORE.store());
  private final AxonConfiguration axon = new CommandConfiguration().axon(store, TYPES);
  private final CommandGate gate =
      new CommandGate(axon.getComponent(CommandBus.class), store, CommandGate.LIMIT);
  private final String ours = "ours-" + UUID.randomUUID();
  private final String theirs = "theirs-" + UUID.randomUUID();

  @AfterEach
  void shutDown() {
    axon.shutdown();
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void eachTenantDecidesByItsOwnPeriodsAndByWhatOthersDidToThemSince() throws Exception {
    var open = opened(new OpenPeriod());
    var periods = append(ours, "Ours");
    append(theirs, "Theirs");

    assertThat(open.named(ours, "OURS 7")).isEqualTo(taken("OURS 7"));
    assertThat(store.sourcedAfter).isZero();
    var first = open.named(ours, "Theirs 7");
    assertThat(first).isInstanceOf(Outcome.Done.class);
    var readTo = store.sourcedAfter;
    assertThat(readTo).isPositive();
    assertThat(open.named(theirs, "Theirs 7")).isEqualTo(taken("Theirs 7"));
    assertThat(open.named(theirs, "Ours 7")).isInstanceOf(Outcome.Done.class);

    append(ours, List.of(new PeriodEdited(periods.get(7), "Winter", NEW_YEAR, END_OF_MARCH)));
    assertThat(open.named(ours, "Theirs 7")).isEqualTo(taken("Theirs 7"));
    assertThat(open.named(ours, "winter")).isEqualTo(taken("winter"));
    assertThat(open.named(ours, "Ours 7")).isInstanceOf(Outcome.Done.class);
    assertThat(store.sourcedAfter).isGreaterThan(readTo);
    for (var last : List.of(0, ReadingOn.PART_EVENTS - 1, ReadingOn.PART_EVENTS, PERIODS - 1)) {
      assertThat(open.named(ours, "Ours " + last)).isEqualTo(taken("Ours " + last));
    }
  }

  @Test
  void whatAFoldThrowsInTheMiddleIsAFaultAtOnceAndIsNotKept() throws Exception {
    append(ours, "Ours");
    var faults = new AtomicInteger();
    var failing = opened(new Failing(faults));

    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> failing.named(ours, "Next"))
          .cause()
          .isInstanceOf(Exception.class)
          .isNotInstanceOf(CommandTimedOut.class);
      assertThat(faults).hasValue(i);
      assertThat(store.sourcedAfter).isZero();
    }
  }

  @Test
  void noMoreIsKeptThanTheMemoryIsThereForAndTheOldestGoesFirst() {
    var readings = new LongReadings();
    var boundary = new OpenPeriod().boundary(asked("Any")).boundary();
    var half = reading(LongReadings.MOST_THINGS / 2);
    readings.keep("first", boundary, half);
    readings.keep("second", boundary, half);
    readings.keep("second", boundary, half);
    assertThat(readings.find("first", boundary)).isSameAs(half);

    readings.keep("third", boundary, reading(LongReadings.WORTH_KEEPING_EVENTS));
    assertThat(readings.find("second", boundary)).isNull();
    assertThat(readings.find("first", boundary)).isSameAs(half);
    assertThat(readings.find("third", boundary)).isNotNull();

    readings.keep("fourth", boundary, reading(LongReadings.MOST_THINGS + 1));
    assertThat(readings.find("fourth", boundary)).isNull();
    assertThat(readings.find("first", boundary)).isSameAs(half);
  }

  private static LongReadings.Reading reading(int events) {
    var opened = opening(new PeriodId(UUID.randomUUID()), "Any");
    var all = new HashMap<Long, Event>();
    LongStream.rangeClosed(1, events).forEach(position -> all.put(position, opened));
    var reads = new OpenPeriod().boundary(asked("Any"));
    return new LongReadings.Reading(Known.NOTHING.with(reads, all), events, events);
  }

  private static OpenPeriod.Asked asked(String name) {
    var body = new OpenPeriod.Body(name, NEW_YEAR, END_OF_MARCH, EUR, null);
    return new OpenPeriod.Asked(new PeriodId(UUID.randomUUID()), body);
  }

  private record Way(CommandGate gate, Slice<OpenPeriod.Asked> slice) {

    Outcome named(String tenant, String name) throws Exception {
      var circumstances = new Circumstances(tenant, "ada", "whole-1", null, version -> true, false);
      return gate.send(new Asking<>(slice, asked(name)), circumstances)
          .toFuture()
          .get(CommandGate.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Way opened(Slice<OpenPeriod.Asked> slice) {
    var writing = new EventWriting(TYPES, new Ids(Clock.systemUTC()), Clock.systemUTC());
    CommandConfiguration.subscribe(
        axon, slice.name(), new SliceShell<>(slice, CommandConfiguration.log(axon), writing));
    return new Way(gate, slice);
  }

  private static Outcome taken(String name) {
    return new Outcome.Refused(List.of(new DuplicatePeriodName(name, NEW_YEAR.getYear())));
  }

  /** Opens many periods: {@code Ours 0, Ours 1, …}. */
  private List<PeriodId> append(String tenant, String name) {
    var ids = new ArrayList<PeriodId>();
    IntStream.range(0, PERIODS).forEach(i -> ids.add(new PeriodId(UUID.randomUUID())));
    append(
        tenant,
        IntStream.range(0, PERIODS)
            .<Event>mapToObj(i -> opening(ids.get(i), name + " " + i))
            .toList());
    return ids;
  }

  private static PeriodOpened opening(PeriodId id, String name) {
    return new PeriodOpened(id, name, NEW_YEAR, END_OF_MARCH, EUROS, null);
  }

  /** As another node would. */
  private void append(String tenant, List<Event> events) {
    var appended =
        Flux.fromIterable(events)
            .map(LongReadingsTest::stored)
            .buffer(APPENDED_AT_ONCE)
            .concatMap(some -> store.append(new AppendRequest(tenant, some, null, null)));
    assertThat(Await.all(appended)).allMatch(Verdict.Appended.class::isInstance);
  }

  private static NewEvent stored(Event event) {
    var type =
        TYPES.stream().filter(one -> one.event().isInstance(event)).findFirst().orElseThrow();
    var message =
        new GenericEventMessage(
            UUID.randomUUID().toString(),
            new MessageType(type.name(), String.valueOf(type.revision())),
            event,
            Map.of(),
            Instant.EPOCH);
    return MAPPING.toStored(new GenericTaggedEventMessage<>(message, Set.of()));
  }

  /** Reads all periods, and fails at one in the second part of them. */
  private static final class Failing implements Slice<OpenPeriod.Asked> {

    private final AtomicInteger folded = new AtomicInteger();
    private final Kind<PeriodEvent, PeriodId, String> names;

    Failing(AtomicInteger faults) {
      this.names =
          new Kind<>(
              "period",
              List.of(PERIOD.type(PeriodOpened.class)),
              PeriodEvent::periodId,
              (before, event) -> name(faults));
    }

    private String name(AtomicInteger faults) {
      if (folded.incrementAndGet() % (ReadingOn.PART_EVENTS + 10) == 0) {
        faults.incrementAndGet();
        folded.set(0);
        throw new NoClassDefFoundError("deliberate");
      }
      return "";
    }

    @Override
    public String name() {
      return "test.fail-to-fold";
    }

    @Override
    public Subject<?, ?, ?> subject(OpenPeriod.Asked c) {
      return new Subject<>(names, c.id());
    }

    @Override
    public Reads boundary(OpenPeriod.Asked c) {
      return Reads.all(names, PeriodOpened.class);
    }

    @Override
    public Decision decide(OpenPeriod.Asked c, Known known) {
      return Decision.accept();
    }
  }
}
