package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.axon.AppendResources;
import java.util.function.Supplier;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a slice, under way on the bus, with its circumstances.
 *
 * @param reservation the right of way, where others overtook it before
 */
record Dispatched<A extends Command>(
    A asked, Circumstances circumstances, @Nullable Reservation reservation) {

  /** Leaves with the context what its append needs. */
  void equip(ProcessingContext context) {
    context.putResource(AppendResources.TENANT, circumstances.tenant());
    if (reservation != null) {
      context.putResource(AppendResources.RESERVATION, reservation);
    }
  }

  /**
   * How a handler left it.
   *
   * @param foreseen what becomes of the command, if what it appends is taken
   * @param verdict what the store said of the append; null until it was asked, and if it never was
   */
  record Handled(Outcome foreseen, Supplier<@Nullable Verdict> verdict) {

    Outcome outcome() {
      return switch (verdict.get()) {
        case Verdict.Appended appended when foreseen instanceof Outcome.Done done ->
            new Outcome.Done(done.answer(), appended.last(), appended.last());
        case Verdict.Repeated repeated -> new Outcome.Repeated(repeated.answer(), repeated.last());
        case null, default -> foreseen;
      };
    }
  }
}
