package dev.daybook.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a few owners and periods of a community, one step after the other; some steps are
 * many commands at once. What is told of each command is compared with what naive books would say.
 */
final class History {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int MAX_TRIES = 50;

  /** Names that the histories of one tenant compete for. */
  private static final int CONTESTED_NAMES = 20;

  private record Kept(Command command, String key, Told.Done first) {}

  private record Answered(Command command, Told told) {}

  final NaiveBooks books = new NaiveBooks();
  private final String name;
  private final Random random;
  private final Counter counter;
  private final List<Kept> kept = new ArrayList<>();
  private final Currency currency;
  private long newest;
  private int keys;
  private int names;

  History(String name, long seed, Counter counter) {
    this.name = name;
    this.random = new Random(seed);
    this.counter = counter;
    this.currency = Currency.getInstance(any(CURRENCIES));
  }

  void happen(int steps) {
    single(register());
    single(open("%s, first".formatted(name), 90));
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(10)) {
        case 0 -> repeat();
        case 1, 2 -> burst();
        default -> single(any());
      }
    }
  }

  /** One command, which nobody else gets in the way of. */
  private void single(Command command) {
    var refusals = books.refusals(command);
    var key = random.nextBoolean() ? newKey() : null;
    var version = books.version(command);
    var wanted = version == 0 ? null : wantedVersion(version);
    var told = patiently(command, key, wanted);
    if (wanted != null && wanted != version) {
      assertThat(told).as(said(command)).isEqualTo(new Told.Stale(version));
    } else if (isContested(command) && told instanceof Told.Refused refused) {
      assertThat(butTheName(refused.codes())).as(said(command)).isEqualTo(butTheName(refusals));
    } else if (!refusals.isEmpty()) {
      assertThat(told).as(said(command)).isEqualTo(new Told.Refused(refusals));
    } else {
      assertThat(told).as(said(command)).isInstanceOf(Told.Done.class);
      accept(command, key, (Told.Done) told);
    }
  }

  /** Whether a contested name was free is seen when all is over. */
  private static Set<String> butTheName(Set<String> codes) {
    return codes.stream()
        .filter(code -> !code.equals("duplicate_period_name"))
        .collect(Collectors.toSet());
  }

  private @Nullable Long wantedVersion(long version) {
    return switch (random.nextInt(6)) {
      case 0 -> version;
      case 1 -> version - 1;
      default -> null;
    };
  }

  private Told patiently(Command command, @Nullable String key, @Nullable Long version) {
    var told = counter.ask(command, key, version);
    for (int i = 0; told instanceof Told.AskAgain && i < MAX_TRIES; i++) {
      told = counter.ask(command, key, version);
    }
    return told;
  }

  private void accept(Command command, @Nullable String key, Told.Done done) {
    var position = done.position();
    if (position == null) {
      assertThat(books.isIdle(command)).as(said(command)).isTrue();
      return;
    }
    if (key != null && books.isIdle(command)) {
      assertThat(position).as(said(command)).isGreaterThanOrEqualTo(newest);
      kept.add(new Kept(command, key, done));
      return;
    }
    assertThat(books.refusals(command)).as(said(command)).isEmpty();
    assertThat(done.shown()).as(said(command)).isEqualTo(books.after(command, done.shown()));
    assertThat(position).as(said(command)).isGreaterThan(newest);
    newest = position;
    books.write(position, counter.actor(), command, done.shown());
    if (key != null) {
      kept.add(new Kept(command, key, done));
    }
  }

  /** What was accepted is sent again, or something else under its key. */
  private void repeat() {
    if (kept.isEmpty()) {
      return;
    }
    var again = any(kept);
    var other = any();
    if (random.nextInt(4) == 0 && !other.equals(again.command())) {
      assertThat(patiently(other, again.key(), null))
          .as(said(other))
          .isEqualTo(new Told.KeyReused());
    } else {
      var first = again.first();
      assertThat(patiently(withNewIds(again.command()), again.key(), null))
          .as(said(again.command()))
          .isEqualTo(
              new Told.Repeated(
                  GateCounter.kept(first.shown()), Objects.requireNonNull(first.position())));
    }
  }

  /** Many at once; which of them were accepted, and in what order, is known afterwards. */
  private void burst() {
    var commands = new ArrayList<Command>();
    int many = 2 + random.nextInt(5);
    for (int i = 0; i < many; i++) {
      commands.add(any());
    }
    var twice = record(any(books.periods.keySet()));
    var key = newKey();
    var sent = new ArrayList<CompletableFuture<Answered>>();
    for (var command : commands) {
      sent.add(sending(command, null));
    }
    var copies = List.of(sending(withNewIds(twice), key), sending(twice, key), sending(twice, key));
    var answers = new ArrayList<>(sent.stream().map(CompletableFuture::join).toList());
    var ofCopies = copies.stream().map(CompletableFuture::join).toList();
    assertThat(ofCopies.stream().filter(copy -> copy.told() instanceof Told.Done).count())
        .as(said(twice))
        .isLessThanOrEqualTo(1);
    answers.addAll(ofCopies);
    answers.stream()
        .filter(answer -> answer.told() instanceof Told.Done done && done.position() != null)
        .sorted(Comparator.comparing(answer -> ((Told.Done) answer.told()).position()))
        .forEach(
            answer -> {
              var done = (Told.Done) answer.told();
              accept(answer.command(), ofCopies.contains(answer) ? key : null, done);
            });
  }

  private CompletableFuture<Answered> sending(Command command, @Nullable String key) {
    return CompletableFuture.supplyAsync(
        () -> new Answered(command, counter.ask(command, key, null)), Thread::startVirtualThread);
  }

  private Command any() {
    var periods = books.periods.keySet();
    return switch (random.nextInt(17)) {
      case 0 -> register();
      case 1 -> open(anyName(), random.nextInt(12) == 0 ? -1 : 90);
      case 2 -> new ClosePeriod.Asked(new PeriodId(any(periods)), FIRST_DAY, false);
      case 3, 4 -> new ReopenPeriod.Asked(new PeriodId(any(periods)), "a bill was missing");
      case 5 -> new ClosePeriod.Asked(new PeriodId(newId()), FIRST_DAY, false);
      case 6, 7, 8, 9, 10 -> record(any(periods));
      case 11, 12, 13, 14 -> edit();
      case 15 -> editOwner();
      default -> new VoidEntry.Asked<>(anyContribution());
    };
  }

  private RegisterOwner.Asked register() {
    return new RegisterOwner.Asked(
        new OwnerId(newId()),
        new RegisterOwner.Body("Owner " + ++names, random.nextBoolean() ? "a@example.org" : null));
  }

  private EditOwner.Asked editOwner() {
    return new EditOwner.Asked(
        anyOwner(),
        new EditOwner.Body(
            random.nextBoolean() ? "Owner " + random.nextInt(5) : null,
            random.nextBoolean()
                ? Optional.of("b@example.org").filter(email -> random.nextBoolean())
                : null,
            null));
  }

  private OpenPeriod.Asked open(String name, int days) {
    var start = FIRST_DAY.plusDays(random.nextInt(60));
    return new OpenPeriod.Asked(
        new PeriodId(newId()),
        new OpenPeriod.Body(name, start, start.plusDays(days), currency, null));
  }

  private String anyName() {
    return switch (random.nextInt(3)) {
      case 0 -> "Contested " + random.nextInt(CONTESTED_NAMES);
      case 1 -> "%s, FIRST".formatted(name);
      default -> "%s, another %d".formatted(name, ++names);
    };
  }

  private static boolean isContested(Command command) {
    return command instanceof OpenPeriod.Asked open && open.body().name().startsWith("Contested");
  }

  private RecordContribution.Asked record(UUID period) {
    return new RecordContribution.Asked(
        new ContributionId(newId()),
        new PeriodId(random.nextInt(20) == 0 ? newId() : period),
        new RecordContribution.Body(
            anyOwner(),
            amount(),
            random.nextInt(10) == 0 ? Currency.getInstance(any(CURRENCIES)) : null,
            day(period),
            random.nextBoolean() ? "in cash" : null));
  }

  private EditContribution.Asked edit() {
    var id = anyContribution();
    var known = NaiveBooks.now(books.contributions, id.value());
    return new EditContribution.Asked(
        id,
        new EditContribution.Body(
            random.nextInt(3) == 0 ? anyOwner() : null,
            random.nextBoolean() ? amount() : known == null ? null : known.amount(),
            random.nextInt(3) == 0 && known != null ? day(known.periodId().value()) : null,
            random.nextInt(3) == 0
                ? Optional.of("corrected").filter(text -> random.nextBoolean())
                : null));
  }

  private LocalDate day(UUID period) {
    var known = NaiveBooks.now(books.periods, period);
    var start = known == null ? FIRST_DAY : known.startDate();
    return start.plusDays(random.nextInt(12) == 0 ? -1 : random.nextInt(5));
  }

  private BigDecimal amount() {
    return switch (random.nextInt(12)) {
      case 0 -> new BigDecimal("1.2345");
      case 1 -> new BigDecimal("10000000000000000000");
      default ->
          BigDecimal.valueOf(1 + random.nextInt(100_000), currency.getDefaultFractionDigits());
    };
  }

  private OwnerId anyOwner() {
    return new OwnerId(random.nextInt(15) == 0 ? newId() : any(books.owners.keySet()));
  }

  private ContributionId anyContribution() {
    var known = books.contributions.keySet();
    return new ContributionId(known.isEmpty() || random.nextInt(20) == 0 ? newId() : any(known));
  }

  /** As a caller's second request has it: the service gives out other ids for it. */
  private Command withNewIds(Command command) {
    return switch (command) {
      case RegisterOwner.Asked c -> new RegisterOwner.Asked(new OwnerId(newId()), c.body());
      case OpenPeriod.Asked c -> new OpenPeriod.Asked(new PeriodId(newId()), c.body());
      case RecordContribution.Asked c ->
          new RecordContribution.Asked(new ContributionId(newId()), c.periodId(), c.body());
      default -> command;
    };
  }

  private String newKey() {
    return name + "/" + ++keys;
  }

  private UUID newId() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private <T> T any(Set<T> some) {
    return any(List.copyOf(some));
  }

  private String said(Command command) {
    return "%s: %s".formatted(name, command);
  }
}
