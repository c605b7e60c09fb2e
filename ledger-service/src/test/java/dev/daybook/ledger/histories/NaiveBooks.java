package dev.daybook.ledger.histories;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
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
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Books kept naively: every version of everything, in memory, and the rules written down once more
 * in the plainest words. It shares nothing with the slices and the views but the views' records.
 */
final class NaiveBooks {

  /**
   * How a thing reads from a position on.
   *
   * @param value null where it is gone
   */
  record Version<V>(long position, String actor, @Nullable V value) {}

  final Map<UUID, List<Version<Owner>>> owners = new LinkedHashMap<>();
  final Map<UUID, List<Version<Period>>> periods = new LinkedHashMap<>();
  final Map<UUID, List<Version<Contribution>>> contributions = new LinkedHashMap<>();

  static <V> @Nullable V now(Map<UUID, List<Version<V>>> things, UUID id) {
    var versions = things.get(id);
    return versions == null ? null : versions.getLast().value();
  }

  /** How the things read at a position, with the position of each one's beginning. */
  static <V> Map<V, Long> at(Map<UUID, List<Version<V>>> things, long position) {
    var then = new LinkedHashMap<V, Long>();
    for (var versions : things.values()) {
      V value = null;
      for (var version : versions) {
        value = version.position() <= position ? version.value() : value;
      }
      if (value != null) {
        then.put(value, versions.getFirst().position());
      }
    }
    return then;
  }

  /** The position that the thing was last changed at; 0 where there is none. */
  long version(Command command) {
    var versions =
        switch (command) {
          case RegisterOwner.Asked c -> null;
          case EditOwner.Asked c -> owners.get(c.id().value());
          case OpenPeriod.Asked c -> null;
          case RecordContribution.Asked c -> null;
          case ClosePeriod.Asked c -> periods.get(c.id().value());
          case ReopenPeriod.Asked c -> periods.get(c.id().value());
          case EditContribution.Asked c -> contributions.get(c.id().value());
          case VoidEntry.Asked<?> c -> contributions.get(c.id().value());
          default -> throw unknown(command);
        };
    return versions == null ? 0 : versions.getLast().position();
  }

  /** The codes that the command is to be refused with; none where it is to be accepted. */
  Set<String> refusals(Command command) {
    return switch (command) {
      case RegisterOwner.Asked c -> Set.of();
      case EditOwner.Asked c ->
          now(owners, c.id().value()) == null ? Set.of("not_found") : Set.of();
      case OpenPeriod.Asked c -> refusals(c);
      case ClosePeriod.Asked c -> refusals(c.id(), PeriodStatus.CLOSED, "period_closed");
      case ReopenPeriod.Asked c -> refusals(c.id(), PeriodStatus.OPEN, "period_open");
      case RecordContribution.Asked c -> refusals(c);
      case EditContribution.Asked c -> {
        var before = now(contributions, c.id().value());
        yield before == null ? Set.of("not_found") : refusals(c.body(), before);
      }
      case VoidEntry.Asked<?> c -> {
        var before = now(contributions, c.id().value());
        yield before == null
            ? Set.of("not_found")
            : refusals(before.periodId(), PeriodStatus.CLOSED, "period_closed");
      }
      default -> throw unknown(command);
    };
  }

  private Set<String> refusals(OpenPeriod.Asked asked) {
    var c = asked.body();
    var codes = new TreeSet<String>();
    for (var versions : periods.values()) {
      var other = Objects.requireNonNull(versions.getLast().value());
      if (other.startDate().getYear() == c.startDate().getYear()
          && spelling(other.name()).equals(spelling(c.name()))) {
        codes.add("duplicate_period_name");
      }
    }
    if (c.startDate().compareTo(c.endDate()) > 0) {
      codes.add("dates_reversed");
    }
    return codes;
  }

  private static String spelling(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private Set<String> refusals(PeriodId id, PeriodStatus inTheWay, String code) {
    var period = now(periods, id.value());
    if (period == null) {
      return Set.of("not_found");
    }
    return period.status() == inTheWay ? Set.of(code) : Set.of();
  }

  private Set<String> refusals(RecordContribution.Asked c) {
    var lifecycle = refusals(c.periodId(), PeriodStatus.CLOSED, "period_closed");
    if (!lifecycle.isEmpty()) {
      return lifecycle;
    }
    var period = Objects.requireNonNull(now(periods, c.periodId().value()));
    var body = c.body();
    var codes = misfits(period, body.date(), body.amount());
    if (now(owners, body.ownerId().value()) == null) {
      codes.add("unknown_owner");
    }
    if (body.currency() != null && !body.currency().equals(period.currency().code())) {
      codes.add("currency_not_of_period");
    }
    return codes;
  }

  private Set<String> refusals(EditContribution.Body c, Contribution before) {
    var lifecycle = refusals(before.periodId(), PeriodStatus.CLOSED, "period_closed");
    if (!lifecycle.isEmpty()) {
      return lifecycle;
    }
    var period = Objects.requireNonNull(now(periods, before.periodId().value()));
    var date = c.date() == null ? before.date() : c.date();
    var codes = misfits(period, date, c.amount() == null ? before.amount() : c.amount());
    if (c.ownerId() != null && now(owners, c.ownerId().value()) == null) {
      codes.add("unknown_owner");
    }
    return codes;
  }

  private static Set<String> misfits(Period period, LocalDate date, BigDecimal amount) {
    var codes = new TreeSet<String>();
    if (date.isBefore(period.startDate()) || date.isAfter(period.endDate())) {
      codes.add("date_outside_period");
    }
    var minor = amount.movePointRight(period.currency().decimals());
    if (minor.stripTrailingZeros().scale() > 0) {
      codes.add("too_many_decimals");
    }
    if (minor.compareTo(new BigDecimal("1000000000000000")) > 0) {
      codes.add("too_large");
    }
    return codes;
  }

  /** How the thing reads after the command; ids that were given out are those that were shown. */
  @Nullable Object after(Command command, @Nullable Object shown) {
    return switch (command) {
      case RegisterOwner.Asked c ->
          new Owner(shown(shown, Owner.class).id(), c.body().name(), c.body().email());
      case EditOwner.Asked c ->
          edited(c.body(), Objects.requireNonNull(now(owners, c.id().value())));
      case OpenPeriod.Asked c ->
          new Period(
              shown(shown, Period.class).id(),
              c.body().name(),
              c.body().startDate(),
              c.body().endDate(),
              c.currency(),
              PeriodStatus.OPEN,
              null,
              null);
      case ClosePeriod.Asked c ->
          with(PeriodStatus.CLOSED, shown(shown, Period.class).closedOn(), c.id());
      case ReopenPeriod.Asked c -> with(PeriodStatus.OPEN, null, c.id());
      case RecordContribution.Asked c -> {
        var currency = Objects.requireNonNull(now(periods, c.periodId().value())).currency();
        yield new Contribution(
            shown(shown, Contribution.class).id(),
            c.periodId(),
            c.body().ownerId(),
            exact(c.body().amount(), currency.code()),
            currency.code(),
            c.body().date(),
            c.body().comment());
      }
      case EditContribution.Asked c ->
          edited(c.body(), Objects.requireNonNull(now(contributions, c.id().value())));
      case VoidEntry.Asked<?> c -> null;
      default -> throw unknown(command);
    };
  }

  private static IllegalArgumentException unknown(Command command) {
    return new IllegalArgumentException("not in these histories: " + command);
  }

  private static <V> V shown(@Nullable Object shown, Class<V> view) {
    return Objects.requireNonNull(view.cast(shown));
  }

  private Period with(PeriodStatus status, @Nullable LocalDate closedOn, PeriodId id) {
    var p = Objects.requireNonNull(now(periods, id.value()));
    return new Period(
        p.id(), p.name(), p.startDate(), p.endDate(), p.currency(), status, null, closedOn);
  }

  private static Owner edited(EditOwner.Body c, Owner before) {
    var email = c.email();
    return new Owner(
        before.id(),
        c.name() == null ? before.name() : c.name(),
        email == null ? before.email() : email.orElse(null));
  }

  private static Contribution edited(EditContribution.Body c, Contribution before) {
    var comment = c.comment();
    return new Contribution(
        before.id(),
        before.periodId(),
        c.ownerId() == null ? before.ownerId() : c.ownerId(),
        c.amount() == null ? before.amount() : exact(c.amount(), before.currency()),
        before.currency(),
        c.date() == null ? before.date() : c.date(),
        comment == null ? before.comment() : comment.orElse(null));
  }

  private static BigDecimal exact(BigDecimal amount, Currency currency) {
    return amount.setScale(currency.getDefaultFractionDigits());
  }

  /** Whether the command would leave everything as it is. */
  boolean isIdle(Command command) {
    return switch (command) {
      case EditContribution.Asked c ->
          Objects.equals(after(c, null), now(contributions, c.id().value()));
      case EditOwner.Asked c -> Objects.equals(after(c, null), now(owners, c.id().value()));
      default -> false;
    };
  }

  void write(long position, String actor, Command command, @Nullable Object shown) {
    var after = after(command, shown);
    switch (command) {
      case RegisterOwner.Asked c ->
          add(owners, shown(after, Owner.class).id().value(), position, actor, after);
      case EditOwner.Asked c -> add(owners, c.id().value(), position, actor, after);
      case OpenPeriod.Asked c ->
          add(periods, shown(after, Period.class).id().value(), position, actor, after);
      case ClosePeriod.Asked c -> add(periods, c.id().value(), position, actor, after);
      case ReopenPeriod.Asked c -> add(periods, c.id().value(), position, actor, after);
      case RecordContribution.Asked c ->
          add(contributions, shown(after, Contribution.class).id().value(), position, actor, after);
      case EditContribution.Asked c -> add(contributions, c.id().value(), position, actor, after);
      case VoidEntry.Asked<?> c -> add(contributions, c.id().value(), position, actor, after);
      default -> throw unknown(command);
    }
  }

  @SuppressWarnings("unchecked") // a command's view is that of its things
  private static <V> void add(
      Map<UUID, List<Version<V>>> things,
      UUID id,
      long position,
      String actor,
      @Nullable Object value) {
    things
        .computeIfAbsent(id, ignored -> new ArrayList<>())
        .add(new Version<>(position, actor, (V) value));
  }
}
