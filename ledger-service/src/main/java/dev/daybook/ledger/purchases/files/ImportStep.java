package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Decision.refuse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step of an import, forward or back. */
interface ImportStep<A extends ImportStep.Asked, S extends ImportStep.State>
    extends ViewedSlice<A, S> {

  interface Asked extends Command {
    ImportId id();
  }

  interface State {
    /** Null if there is none. */
    @Nullable Entry<Import> job();
  }

  @Override
  default @Nullable Seen<?> subject(A asked, S state) {
    var job = state.job();
    return job == null ? null : Seen.of(IMPORT, asked.id(), job.value(), job.changed());
  }

  @Override
  default Boundary boundary(A asked, S state) {
    return contended(asked);
  }

  /** The import, and all purchases with what they name: any may be the same as one of a row. */
  @Override
  default Boundary contended(A asked) {
    var purchases =
        Stream.of(PURCHASE, RETAILER, BRAND)
            .flatMap(kind -> kind.typeNames().stream())
            .collect(Collectors.toSet());
    return Boundary.of(
        new Criterion(purchases, Set.of()),
        new Criterion(IMPORT.typeNames(), Set.of(IMPORT.tag(asked.id()))));
  }

  @Override
  default Decision decide(A asked, S state) {
    var job = state.job();
    return job == null ? refuse(new NoSuch(IMPORT.noun(), asked.id())) : decide(asked, state, job);
  }

  /** Whoever comes too late for it, or again, changes nothing. */
  Decision decide(A asked, S state, Entry<Import> job);
}
