package dev.daybook.projections.community;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static java.util.Collections.reverseOrder;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Listing;
import dev.daybook.projections.View;
import dev.daybook.projections.ViewsDatabase;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * Lists that are fetched in several parts: whole, in order, and without a connection that a slow
 * reader would hold. There is one connection only.
 */
class LongListsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TENANT = "demo";
  private static final int LENGTH = 2_345;
  private static final int AT_ONCE = 469;
  private static final int WINDOW = 777;

  /** What is true of any table is looked at in one without an order of days, and in two with. */
  private static final List<View<?>> VIEWS =
      List.of(OWNERS.filling(), CONTRIBUTIONS.filling(), CHARGES.filling());

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final PeriodId PERIOD = new PeriodId(id(1, 0));
  private static final OwnerId OWNER = new OwnerId(id(2, 0));

  private static final ViewsDatabase database = new ViewsDatabase();
  private static final TenantConnections one =
      TenantConnections.pooled(database.database().connect(database.database().service()), 1);
  private final EntryAnswers<Contribution> contributions = CONTRIBUTIONS.on(one);
  private final EntryAnswers<Owner> owners = OWNERS.on(one);
  private static long head;

  @BeforeAll
  static void write() {
    var runner = database.node("one", CommunityEvents.TYPES, VIEWS).runner();
    append(
        OwnerEvent.OWNER.type(OwnerRegistered.class),
        i -> new OwnerRegistered(new OwnerId(id(2, i)), "O" + i, null));
    @SuppressWarnings("unchecked") // recording begins a contribution
    var contributed = (EventType<ContributionRecorded>) ContributionEvent.CONTRIBUTION.beginning();
    append(
        contributed,
        i ->
            new ContributionRecorded(
                new Contribution(
                    new ContributionId(id(5, i)),
                    PERIOD,
                    OWNER,
                    BigDecimal.ONE,
                    EUR,
                    day(i),
                    null)));
    @SuppressWarnings("unchecked") // recording begins a charge
    var charged = (EventType<ChargeRecorded>) ChargeEvent.CHARGE.beginning();
    append(
        charged,
        i ->
            new ChargeRecorded(
                new Charge(
                    new ChargeId(id(7, i)), PERIOD, OWNER, "C", BigDecimal.ONE, EUR, day(i))));
    append(
        OwnerEvent.OWNER.type(OwnerEdited.class), i -> new OwnerEdited(OWNER, "Edited " + i, null));
    for (var view : VIEWS) {
      assertThat(runner.positions().await(view.name(), head, PATIENCE).block()).isEqualTo(head);
    }
  }

  private static <E extends Event> void append(EventType<E> type, IntFunction<E> event) {
    for (int from = 0; from < LENGTH; from += AT_ONCE) {
      var events = IntStream.range(from, from + AT_ONCE).mapToObj(event).toList();
      head = database.append(TENANT, type, events);
    }
  }

  /** Not in the order of positions, and each shared by many. */
  private static LocalDate day(int i) {
    return NEW_YEAR.plusDays(i % 2);
  }

  private static UUID id(int kind, int i) {
    return new UUID(kind, i);
  }

  @AfterAll
  static void close() {
    one.close().block(PATIENCE);
    database.close();
  }

  @Test
  void aListOfManyPartsIsWholeAndInOrder() {
    var charges = CHARGES.on(one);
    var ofOwner = Wanted.in(PERIOD).having("owner_id", OWNER);

    isItsWindows(
        owners.all(TENANT, Wanted.ALL, head), w -> owners.list(TENANT, Wanted.ALL, head, w));
    isItsWindows(
        contributions.all(TENANT, ofOwner, head),
        w -> contributions.list(TENANT, ofOwner, head, w));
    isItsWindows(charges.all(TENANT, ofOwner, head), w -> charges.list(TENANT, ofOwner, head, w));
  }

  @Test
  void aListOfManyPartsIsWholeInWhateverOrderItIsAskedFor() {
    var charges =
        CHARGES
            .sortedBy("date", Charge::date)
            .sortedBy("description", "lower(?)", Charge::description)
            .sortedBy("currency", Charge::currency);
    for (var sort : charges.sorts().keySet()) {
      var wanted = Wanted.in(PERIOD).sortedBy(sort);
      isItsWindows(
          charges.on(one).all(TENANT, wanted, head),
          w -> charges.on(one).list(TENANT, wanted, head, w));
    }
    var latest = Wanted.in(PERIOD).sortedBy("-date");
    var dates = charges.on(one).all(TENANT, latest, head).map(entry -> entry.value().date());
    assertThat(dates.collectList().block(PATIENCE)).isSortedAccordingTo(reverseOrder());
  }

  @Test
  void aListCanBeOfARangeAndOfATextInWhateverCase() {
    var charges =
        CHARGES
            .filteredByRange("date", "date_from", "date_to")
            .filteredByText("search", "description", "currency")
            .on(one);
    assertThat(count(charges, "date_from", day(1))).isEqualTo(LENGTH / 2);
    assertThat(count(charges, "date_to", day(0))).isEqualTo(LENGTH - LENGTH / 2);
    assertThat(count(charges, "date_to", day(0).minusDays(1))).isZero();
    assertThat(count(charges, "search", "eUr")).isEqualTo(LENGTH);
    assertThat(count(charges, "search", "%")).isZero();
  }

  private static long count(EntryAnswers<?> answers, String filter, Object value) {
    var wanted = Wanted.in(PERIOD).having(filter, value);
    return requireNonNull(answers.list(TENANT, wanted, head, new Window(0, 1)).block(PATIENCE))
        .total();
  }

  private <V> void isItsWindows(Flux<Entry<V>> all, Function<Window, Mono<Listing<V>>> window) {
    var expected = new ArrayList<Entry<V>>();
    while (expected.size() < LENGTH) {
      var next = window.apply(new Window(expected.size(), WINDOW)).blockOptional(PATIENCE);
      expected.addAll(next.orElseThrow().entries());
    }
    assertThat(all.collectList().block(PATIENCE)).containsExactlyElementsOf(expected);
  }

  @Test
  void aHistoryOfManyPartsIsWholeAndInOrder() {
    var steps = requireNonNull(owners.history(TENANT, OWNER, head).collectList().block(PATIENCE));

    assertThat(steps).hasSize(1 + LENGTH).doesNotContainNull();
    assertThat(steps.getFirst().before()).isNull();
    for (int i = 0; i < LENGTH; i++) {
      var step = steps.get(1 + i);
      assertThat(requireNonNull(step.after()).name()).isEqualTo("Edited " + i);
      assertThat(step.before()).isEqualTo(steps.get(i).after());
      assertThat(step.position()).isGreaterThan(steps.get(i).position());
    }
  }

  @Test
  void whoTakesAHistorySlowlyHoldsNoConnection() {
    StepVerifier.create(owners.history(TENANT, OWNER, head).limitRate(1), 1)
        .expectNextCount(1)
        .then(this::anotherIsAnswered)
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void whoTakesAListSlowlyHoldsNoConnection() {
    StepVerifier.create(contributions.all(TENANT, Wanted.in(PERIOD), head).limitRate(1), 1)
        .expectNextCount(1)
        .then(this::anotherIsAnswered)
        .thenRequest(LENGTH)
        .expectNextCount(LENGTH - 1)
        .expectComplete()
        .verify(PATIENCE);
  }

  /** Runs on the thread of the test: a step of the verifier is no part of the list's own thread. */
  private void anotherIsAnswered() {
    assertThat(owners.get(TENANT, OWNER, head).block(PATIENCE)).isNotNull();
  }
}
