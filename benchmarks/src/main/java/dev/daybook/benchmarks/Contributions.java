package dev.daybook.benchmarks;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionRecorded;
import dev.daybook.contracts.community.ContributionVoided;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.RecordContribution;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.ledger.community.recordcontribution.RecordContributionSlice;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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
    return stored(CommunityEvents.CONTRIBUTION_RECORDED, recorded());
  }

  /** What the decision to record it depends on: the boundary of the real slice. */
  Boundary boundary() {
    var c = recorded();
    return new RecordContributionSlice()
        .boundary(
            new RecordContribution(
                c.contributionId(),
                c.periodId(),
                c.ownerId(),
                c.amount(),
                c.currency(),
                c.date(),
                c.comment()));
  }

  /** A contribution with what becomes of it: few are edited, fewer voided. */
  Stream<NewEvent> history() {
    var c = recorded();
    var chance = random.nextInt(100);
    var first = Stream.of(stored(CommunityEvents.CONTRIBUTION_RECORDED, c));
    if (chance < VOIDED_IN_HUNDRED) {
      var voided = new ContributionVoided(c.contributionId(), c.periodId());
      return Stream.concat(first, Stream.of(stored(CommunityEvents.CONTRIBUTION_VOIDED, voided)));
    }
    if (chance < VOIDED_IN_HUNDRED + EDITED_IN_HUNDRED) {
      var edited =
          new ContributionEdited(
              c.contributionId(),
              c.periodId(),
              c.ownerId(),
              amount(),
              CURRENCY,
              c.date(),
              "corrected");
      return Stream.concat(first, Stream.of(stored(CommunityEvents.CONTRIBUTION_EDITED, edited)));
    }
    return first;
  }

  private ContributionRecorded recorded() {
    return new ContributionRecorded(
        new ContributionId(id()),
        periods.get(random.nextInt(PERIODS)),
        owners.get(random.nextInt(OWNERS)),
        new Money(1 + random.nextInt(LARGEST_MINOR), EUROS),
        FIRST_DAY.plusDays(random.nextInt(DAYS)),
        "Monthly contribution");
  }

  private java.math.BigDecimal amount() {
    return new Money(1 + random.nextInt(LARGEST_MINOR), EUROS).amount();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
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
