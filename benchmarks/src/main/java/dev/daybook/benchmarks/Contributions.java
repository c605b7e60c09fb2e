package dev.daybook.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.ledger.community.contributions.RecordContribution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as a community makes them, the same for the same seed but for their own ids. */
final class Contributions {

  static final String TENANT = "demo";

  private static final int PERIODS = 12;
  private static final int OWNERS = 200;
  private static final int LARGEST_MINOR = 100_000;
  private static final int DAYS = 365;
  private static final int EDITED_IN_HUNDRED = 8;
  private static final int VOIDED_IN_HUNDRED = 2;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final Currency CURRENCY = Currency.getInstance("EUR");
  private static final CurrencyUnit EUROS = new CurrencyUnit(CURRENCY, 2);
  private static final String METADATA =
      """
      {"actor":"0199f3a2-7d5e-7a55-8a4e-6a2f3e1c9b11","correlation":"8d1b5c1d2f6b4b0e9c7a",\
      "causation":"5f0c8b1e-4a52-4b43-9f3a-0c2f6f1f7f10","command":"community.record-contribution"}\
      """;

  private static final Map<Class<?>, EventType<?>> TYPES =
      CommunityEvents.TYPES.stream()
          .collect(Collectors.toMap(EventType::event, Function.identity()));

  private final Random random;
  private final List<PeriodId> periods;
  private final List<OwnerId> owners;

  Contributions(long seed) {
    this.random = new Random(seed);
    this.periods = Stream.generate(() -> new PeriodId(id())).limit(PERIODS).toList();
    this.owners = Stream.generate(() -> new OwnerId(id())).limit(OWNERS).toList();
  }

  /** A contribution like any other. */
  NewEvent next() {
    return stored(new ContributionRecorded(contribution()));
  }

  /** What the decision to record it depends on: the boundary of the real slice. */
  Boundary boundary() {
    var c = contribution();
    return new RecordContribution()
        .boundary(
            new RecordContribution.Asked(
                c.id(),
                c.periodId(),
                new RecordContribution.Body(
                    c.ownerId(), c.amount(), c.currency(), c.date(), c.comment())))
        .boundary();
  }

  /** A contribution with what becomes of it: few are edited, fewer voided. */
  Stream<NewEvent> history() {
    var c = contribution();
    var chance = random.nextInt(100);
    var first = Stream.of(stored(new ContributionRecorded(c)));
    if (chance < VOIDED_IN_HUNDRED) {
      var voided = new ContributionVoided(c.id(), c.periodId());
      return Stream.concat(first, Stream.of(stored(voided)));
    }
    if (chance < VOIDED_IN_HUNDRED + EDITED_IN_HUNDRED) {
      var edited =
          new Contribution(
              c.id(), c.periodId(), c.ownerId(), amount(), CURRENCY, c.date(), "corrected");
      return Stream.concat(first, Stream.of(stored(new ContributionEdited(edited))));
    }
    return first;
  }

  private Contribution contribution() {
    return new Contribution(
        new ContributionId(id()),
        periods.get(random.nextInt(PERIODS)),
        owners.get(random.nextInt(OWNERS)),
        amount(),
        CURRENCY,
        FIRST_DAY.plusDays(random.nextInt(DAYS)),
        "Monthly contribution");
  }

  private BigDecimal amount() {
    return new Money(1 + random.nextInt(LARGEST_MINOR), EUROS).amount();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @SuppressWarnings("unchecked") // the type is that of the event's class
  static NewEvent stored(CommunityEvent event) {
    return stored((EventType<CommunityEvent>) requireNonNull(TYPES.get(event.getClass())), event);
  }

  static <E extends Event> NewEvent stored(EventType<E> type, E event) {
    return new NewEvent(
        UUID.randomUUID(),
        type.name(),
        type.revision(),
        type.tags().apply(event),
        type.effectiveOn().apply(event),
        ContractJson.MAPPER.writeValueAsString(event),
        METADATA);
  }
}
