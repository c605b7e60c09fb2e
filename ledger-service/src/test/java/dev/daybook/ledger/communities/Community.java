package dev.daybook.ledger.communities;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityRejection.CannotClose;
import dev.daybook.contracts.community.CommunityRejection.Hindrance;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.budgetitems.AddBudgetItem;
import dev.daybook.ledger.community.budgetitems.EditBudgetItem;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem;
import dev.daybook.ledger.community.charges.EditCharge;
import dev.daybook.ledger.community.charges.RecordCharge;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.expenses.EditExpense;
import dev.daybook.ledger.community.expenses.RecordExpense;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.EditPeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.community.properties.EditProperty;
import dev.daybook.ledger.community.properties.RegisterProperty;
import dev.daybook.ledger.community.readings.EditReading;
import dev.daybook.ledger.community.readings.RecordReading;
import dev.daybook.ledger.platform.command.Asking;
import dev.daybook.ledger.platform.command.Circumstances;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.ledger.platform.command.Outcome;
import dev.daybook.ledger.platform.command.Repeatable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A community whose commands go through the gate and into naive books: most of them one after the
 * other, some many at once, some of an old version, some again under their keys.
 */
final class Community {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_TRIES = 20;

  /** Codes of what is refused and of what a closing meets, for counting. */
  record Tally(ConcurrentMap<String, Integer> counts) {
    void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }

    void hasAtLeast(Map<String, Integer> least) {
      var tooFew =
          least.entrySet().stream()
              .filter(count -> counts.getOrDefault(count.getKey(), 0) < count.getValue())
              .map(Map.Entry::getKey);
      assertThat(tooFew).as(() -> "what there is too little of in " + counts).isEmpty();
    }
  }

  final String tenant;
  final long seed;
  final Keeper keeper = new Keeper();
  private final CommandGate gate;
  private final Tally tally;
  private final Whims whims;
  private final Random chance;
  private final Map<Object, Long> versions = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private @Nullable Command said;
  private int keys;

  Community(String tenant, long seed, CommandGate gate, Tally tally) {
    this.tenant = tenant;
    this.seed = seed;
    this.gate = gate;
    this.tally = tally;
    this.whims = new Whims(new Random(seed), keeper.books);
    this.chance = new Random(~seed);
  }

  /** What was accepted under a key. */
  private record Kept(Command command, String key, Outcome.Done first) {}

  private record Answered(Command command, @Nullable String key, Outcome outcome) {

    boolean isDone() {
      return outcome instanceof Outcome.Done;
    }

    /** Before all others where nothing was written down. */
    long position() {
      var position = ((Outcome.Done) outcome).position();
      return position == null ? 0 : position;
    }
  }

  /** People, flats and a period, and then anything. */
  void live(int commands) {
    send(whims.registerOwner());
    send(whims.registerOwner());
    send(whims.registerFlat());
    send(whims.registerFlat());
    send(whims.openPeriod());
    for (int i = 0; i < commands; i++) {
      switch (chance.nextInt(10)) {
        case 0 -> repeat();
        case 1 -> burst();
        default -> sendInAnyWay(whim());
      }
    }
  }

  private @Nullable Command whim() {
    return keeper.books.terms.isEmpty() ? whims.openPeriod() : whims.whim();
  }

  /** A chain of months, each closed; then the first of them is corrected, and some other. */
  void liveLong(int months) {
    for (int i = 0; i < 3; i++) {
      send(whims.registerOwner());
      send(whims.registerFlat());
    }
    var month = LocalDate.parse("2010-01-01");
    for (int i = 0; i < months; i++) {
      send(whims.openPeriod(month, month.plusMonths(1).minusDays(1), null));
      month = month.plusMonths(1);
      var term = keeper.books.terms.getLast();
      send(
          whims.addItem(
              term, i % 2 == 0 ? AllocationStrategy.PROPORTIONAL : AllocationStrategy.FIXED_FEE));
      send(whims.spend(term));
      send(whims.contribute(term));
      closeAccepting(i);
    }
    correct(0);
    correct(months / 2);
    send(new ReopenPeriod.Asked(keeper.books.terms.get(months / 3).id(), "not closed again"));
    correct(months / 4);
  }

  private void correct(int index) {
    send(new ReopenPeriod.Asked(keeper.books.terms.get(index).id(), "a payment was missing"));
    send(whims.contribute(keeper.books.terms.get(index)));
    send(whims.spend(keeper.books.terms.get(index)));
    closeAccepting(index);
  }

  private void closeAccepting(int index) {
    var term = keeper.books.terms.get(index);
    send(new ClosePeriod.Asked(term.id(), term.end().plusDays(5), true));
  }

  private void send(@Nullable Command command) {
    if (command != null) {
      send(command, null, null);
    }
  }

  /**
   * Under a key or not, in the version that is there, or in an old one. What begins a thing has no
   * key: each request for it is given an id of its own, and these are given here.
   */
  private void sendInAnyWay(@Nullable Command command) {
    if (command != null) {
      var version = versions.get(thing(command));
      Long wanted = version == null || chance.nextInt(4) != 0 ? null : version - chance.nextInt(2);
      send(command, version != null && chance.nextInt(3) == 0 ? newKey() : null, wanted);
    }
  }

  private void send(Command command, @Nullable String key, @Nullable Long wanted) {
    said = command;
    var refusals = new Refusals(keeper.books).of(command);
    var version = versions.get(thing(command));
    boolean isStale = wanted != null && !wanted.equals(version);
    switch (sent(command, key, wanted, 1)) {
      case Outcome.Done done -> {
        assertThat(isStale).as(this::told).isFalse();
        assertThat(refusals).as(this::told).isEmpty();
        accept(command, key, done);
      }
      case Outcome.Refused(var reasons) -> {
        assertThat(isStale).as(this::told).isFalse();
        assertThat(codes(reasons)).as(this::told).isEqualTo(refusals);
        refusals.forEach(tally::count);
      }
      case Outcome.Stale(var current) -> {
        assertThat(isStale).as(this::told).isTrue();
        assertThat(current).as(this::told).isEqualTo(version);
        tally.count("of an old version");
      }
      case Outcome other -> throw new AssertionError(told() + ": " + other);
    }
  }

  private void accept(Command command, @Nullable String key, Outcome.Done done) {
    var position = done.position();
    // Where there was nothing to write down, a key is remembered at the end of the log all the
    // same.
    if (position != null && position == done.version() && position > newest()) {
      assertThat(new Refusals(keeper.books).of(command)).as(this::told).isEmpty();
      keeper.write(command, position);
      versions.put(thing(command), position);
      tally.count(name(command));
    }
    if (key != null) {
      kept.add(new Kept(command, key, done));
    }
  }

  /** What was accepted is sent again, or something else under its key. */
  private void repeat() {
    var other = whim();
    if (kept.isEmpty() || other == null) {
      return;
    }
    var again = whims.any(kept);
    if (chance.nextInt(4) == 0 && !other.equals(again.command())) {
      said = other;
      assertThat(sent(other, again.key(), null, 1))
          .as(this::told)
          .isEqualTo(new Outcome.KeyReused());
      tally.count("under a key of another");
    } else {
      said = again.command();
      assertThat(sent(again.command(), again.key(), null, 1))
          .as(this::told)
          .isEqualTo(
              new Outcome.Repeated(
                  kept(again.first().answer()), requireNonNull(again.first().position())));
      tally.count("repeated");
    }
  }

  /** Many at once, one of them twice; what was accepted, and in what order, is known afterwards. */
  private void burst() {
    var key = newKey();
    boolean isKeyUsed = false;
    var sent = new ArrayList<CompletableFuture<Answered>>();
    for (int left = 2 + chance.nextInt(5); left > 0; left--) {
      var command = whim();
      // Ids of owners ascend with their positions, which nobody knows yet.
      if (command != null && !(command instanceof RegisterOwner.Asked)) {
        boolean isTwice = !isKeyUsed && versions.containsKey(thing(command));
        if (isTwice) {
          isKeyUsed = true;
          sent.add(sending(command, key));
        }
        sent.add(sending(command, isTwice ? key : null));
      }
    }
    var answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers)
        .as(key)
        .filteredOn(answer -> answer.isDone() && key.equals(answer.key()))
        .hasSizeLessThanOrEqualTo(1);
    answers.stream()
        .filter(Answered::isDone)
        .sorted(Comparator.comparing(Answered::position))
        .forEach(
            answer -> {
              said = answer.command();
              accept(answer.command(), answer.key(), (Outcome.Done) answer.outcome());
              tally.count("at once");
            });
  }

  private CompletableFuture<Answered> sending(Command command, @Nullable String key) {
    return CompletableFuture.supplyAsync(
        () -> new Answered(command, key, sent(command, key, null, 1)), Thread::startVirtualThread);
  }

  private Outcome sent(Command command, @Nullable String key, @Nullable Long version, int tries) {
    var repeatable =
        key == null
            ? null
            : new Repeatable("somebody", key, fingerprint(command), (shown, of) -> kept(shown));
    var circumstances =
        new Circumstances(
            tenant,
            "somebody",
            "communities",
            repeatable,
            actual -> version == null || version == actual,
            false);
    var outcome = requireNonNull(gate.send(onItsWay(command), circumstances).block(LIMIT));
    boolean again = outcome instanceof Outcome.Behind || outcome instanceof Outcome.Contended;
    return again && tries < MAX_TRIES ? sent(command, key, version, tries + 1) : outcome;
  }

  private static String fingerprint(Command command) {
    return UUID.nameUUIDFromBytes(command.toString().getBytes(UTF_8)).toString();
  }

  private static String kept(@Nullable Object shown) {
    return ContractJson.MAPPER.writeValueAsString(shown);
  }

  private String newKey() {
    return tenant + "/" + ++keys;
  }

  /** The id of what the command makes, changes or ends is what it names first. */
  private static Object thing(Command command) {
    try {
      return command.getClass().getRecordComponents()[0].getAccessor().invoke(command);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static String name(Command command) {
    return onItsWay(command).name();
  }

  /** What a slice is asked is sent together with the slice. */
  private static Asking<?> onItsWay(Command command) {
    return switch (command) {
      case RegisterProperty.Asked asked -> new Asking<>(new RegisterProperty(), asked);
      case EditProperty.Asked asked -> new Asking<>(new EditProperty(), asked);
      case OpenPeriod.Asked asked -> new Asking<>(new OpenPeriod(), asked);
      case EditPeriod.Asked asked -> new Asking<>(new EditPeriod(), asked);
      case ClosePeriod.Asked asked -> new Asking<>(new ClosePeriod(), asked);
      case ReopenPeriod.Asked asked -> new Asking<>(new ReopenPeriod(), asked);
      case VoidBudgetItem.Asked asked -> new Asking<>(new VoidBudgetItem(), asked);
      case RegisterOwner.Asked asked -> new Asking<>(new RegisterOwner(), asked);
      case EditOwner.Asked asked -> new Asking<>(new EditOwner(), asked);
      case RecordCharge.Asked asked -> new Asking<>(new RecordCharge(), asked);
      case EditCharge.Asked asked -> new Asking<>(new EditCharge(), asked);
      case RecordContribution.Asked asked -> new Asking<>(new RecordContribution(), asked);
      case EditContribution.Asked asked -> new Asking<>(new EditContribution(), asked);
      case VoidEntry.Asked<?>(ContributionId id) ->
          new Asking<>(
              new VoidEntry<>(CONTRIBUTION, "community.void-contribution", ContributionVoided::new),
              new VoidEntry.Asked<>(id));
      case RecordExpense.Asked asked -> new Asking<>(new RecordExpense(), asked);
      case EditExpense.Asked asked -> new Asking<>(new EditExpense(), asked);
      case VoidEntry.Asked<?>(ExpenseId id) ->
          new Asking<>(
              new VoidEntry<>(EXPENSE, "community.void-expense", ExpenseVoided::new),
              new VoidEntry.Asked<>(id));
      case VoidEntry.Asked<?>(ChargeId id) ->
          new Asking<>(
              new VoidEntry<>(CHARGE, "community.void-charge", ChargeVoided::new),
              new VoidEntry.Asked<>(id));
      case AddBudgetItem.Asked asked -> new Asking<>(new AddBudgetItem(), asked);
      case EditBudgetItem.Asked asked -> new Asking<>(new EditBudgetItem(), asked);
      case RecordReading.Asked asked -> new Asking<>(new RecordReading(), asked);
      case EditReading.Asked asked -> new Asking<>(new EditReading(), asked);
      case VoidEntry.Asked<?>(ReadingId id) ->
          new Asking<>(
              new VoidEntry<>(READING, "community.void-reading", ReadingVoided::new),
              new VoidEntry.Asked<>(id));
      default -> throw new IllegalArgumentException("no slice decides " + command);
    };
  }

  private static Set<String> codes(List<Rejection> reasons) {
    return reasons.stream().flatMap(Community::codes).collect(Collectors.toSet());
  }

  private static Stream<String> codes(Rejection reason) {
    return reason instanceof CannotClose(var hindrances)
        ? hindrances.stream().map(Hindrance::code)
        : Stream.of(reason.words().code().code());
  }

  private long newest() {
    return keeper.at.isEmpty() ? 0 : keeper.at.lastKey();
  }

  /** Which community it is, so that it can be lived again. */
  String told() {
    return "%s with seed %d after %d events, the last command %s"
        .formatted(tenant, seed, keeper.at.size(), said);
  }
}
