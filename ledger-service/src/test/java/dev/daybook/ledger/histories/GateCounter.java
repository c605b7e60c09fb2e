package dev.daybook.ledger.histories;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.platform.command.Asking;
import dev.daybook.ledger.platform.command.Circumstances;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.ledger.platform.command.Outcome;
import dev.daybook.ledger.platform.command.Repeatable;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Straight at the gate of the command path, without HTTP. */
record GateCounter(CommandGate gate, String tenant, String actor) implements Counter {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Override
  public Told ask(Command command, @Nullable String key, @Nullable Long version) {
    var repeatable =
        key == null
            ? null
            : new Repeatable(actor, key, fingerprint(command), (shown, of) -> kept(shown));
    var circumstances =
        new Circumstances(
            tenant,
            actor,
            "histories",
            repeatable,
            actual -> version == null || version == actual,
            false);
    return told(Objects.requireNonNull(gate.send(onItsWay(command), circumstances).block(LIMIT)));
  }

  /** What a slice is asked is sent together with the slice. */
  private static Asking<?> onItsWay(Command command) {
    return switch (command) {
      case OpenPeriod.Asked asked -> new Asking<>(new OpenPeriod(), asked);
      case ClosePeriod.Asked asked -> new Asking<>(new ClosePeriod(), asked);
      case ReopenPeriod.Asked asked -> new Asking<>(new ReopenPeriod(), asked);
      case RegisterOwner.Asked asked -> new Asking<>(new RegisterOwner(), asked);
      case EditOwner.Asked asked -> new Asking<>(new EditOwner(), asked);
      case RecordContribution.Asked asked -> new Asking<>(new RecordContribution(), asked);
      case EditContribution.Asked asked -> new Asking<>(new EditContribution(), asked);
      case VoidEntry.Asked<?>(ContributionId id) ->
          new Asking<>(
              new VoidEntry<>(CONTRIBUTION, "community.void-contribution", ContributionVoided::new),
              new VoidEntry.Asked<>(id));
      default -> throw new IllegalArgumentException("not in these histories: " + command);
    };
  }

  static String kept(@Nullable Object shown) {
    return ContractJson.MAPPER.writeValueAsString(shown);
  }

  private static Told told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var shown, var version, var position) -> new Told.Done(shown, position);
      case Outcome.Repeated(var kept, var position) -> new Told.Repeated(kept, position);
      case Outcome.Refused(var reasons) ->
          new Told.Refused(
              reasons.stream()
                  .map(reason -> reason.words().code().code())
                  .collect(Collectors.toSet()));
      case Outcome.Stale(var version) -> new Told.Stale(version);
      case Outcome.KeyReused reused -> new Told.KeyReused();
      case Outcome.Contended contended -> new Told.AskAgain();
      case Outcome.Behind behind -> new Told.AskAgain();
    };
  }

  /** What the caller has said; ids that are given out for each request are no part of it. */
  private static String fingerprint(Command command) {
    return switch (command) {
      case RegisterOwner.Asked c -> "register " + c.body();
      case OpenPeriod.Asked c -> "open " + c.body();
      case RecordContribution.Asked c -> "record %s %s".formatted(c.periodId(), c.body());
      default -> command.toString();
    };
  }
}
