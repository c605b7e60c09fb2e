package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.purchases.Basket.EUR;
import static dev.daybook.ledger.purchases.Basket.FILE;
import static dev.daybook.ledger.purchases.Basket.LATER;
import static dev.daybook.ledger.purchases.Basket.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportEvent.ImportEnded;
import dev.daybook.contracts.purchases.ImportEvent.ImportStarted;
import dev.daybook.contracts.purchases.ImportEvent.UndoStarted;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.PurchasesRejection.ImportIsNotOver;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.ledger.platform.slice.SliceSpec;
import dev.daybook.ledger.purchases.PurchasesKinds;
import dev.daybook.projections.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportsSpec {

  private static final ImportStarted STARTED =
      new ImportStarted(FILE, FileForm.CSV, OnDuplicate.SKIP, 100, THEN.time());

  private static final Present NOTHING =
      new Present(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

  private final SliceSpec<UndoImport.Asked> undoing =
      new SliceSpec<>(new UndoImport(), PurchasesKinds.ALL);
  private final TakeRows taking = new TakeRows();
  private final UndoRows takingBack = new UndoRows();

  @ParameterizedTest
  @EnumSource(names = {"DONE", "FAILED"})
  void anImportThatIsOverIsUndoneAndNothingElseIsRead(ImportStatus over) {
    undoing
        .given(STARTED, new ImportEnded(FILE, over, LATER.time()))
        .when(new UndoImport.Asked(FILE))
        .reading(lifecycle(IMPORT, FILE))
        .then(new UndoStarted(FILE));
  }

  @Test
  void anImportThatRunsIsNotUndone() {
    undoing.given().when(new UndoImport.Asked(FILE)).thenRefused(new NoSuch("import", FILE));
    undoing
        .given(STARTED)
        .when(new UndoImport.Asked(FILE))
        .thenRefused(new ImportIsNotOver(FILE, ImportStatus.RUNNING));
    undoing
        .given(STARTED, new ImportEnded(FILE, ImportStatus.UNDONE, LATER.time()))
        .when(new UndoImport.Asked(FILE))
        .thenRefused(new ImportIsNotOver(FILE, ImportStatus.UNDONE));
  }

  private static TakeRows.Asked asked(long from, @Nullable ImportStatus end) {
    return new TakeRows.Asked(FILE, from, List.of(), end, OnDuplicate.SKIP, EUR, LATER, List.of());
  }

  private static TakeRows.State state(@Nullable Import job) {
    return new TakeRows.State(job == null ? null : new Entry<>(job, 1, 1), NOTHING, 7);
  }

  /** Whoever is slower, or comes again, changes nothing. */
  @Test
  void rowsAreTakenOnceWhoeverTakesThem() {
    var running = Import.started(STARTED);
    var ended = new ImportEnded(FILE, ImportStatus.DONE, LATER.time());
    assertThat(taking.decide(asked(0, ImportStatus.DONE), state(running))).isEqualTo(accept(ended));
    assertThat(taking.decide(asked(50, ImportStatus.DONE), state(running))).isEqualTo(accept());
    assertThat(taking.decide(asked(0, ImportStatus.DONE), state(IMPORT.after(running, ended))))
        .isEqualTo(accept());
    assertThat(taking.decide(asked(0, null), state(null)))
        .isEqualTo(refuse(new NoSuch("import", FILE)));
  }

  @Test
  void whatIsUndoneEndsWithItsFirstStep() {
    var asked = new UndoRows.Asked(FILE, LATER);
    var running = new Entry<>(Import.started(STARTED), 1, 1);
    assertThat(takingBack.decide(asked, new UndoRows.State(running, null))).isEqualTo(accept());
    assertThat(
            takingBack.decide(
                asked,
                new UndoRows.State(running.map(job -> job.with(ImportStatus.RUNNING, null)), null)))
        .isEqualTo(accept(new ImportEnded(FILE, ImportStatus.UNDONE, LATER.time())));
  }

  /** Any purchase may be the one that a row says again. */
  @Test
  void everyPurchaseAndWhateverItNamesLiesInTheBoundary() {
    var boundary = taking.contended(asked(0, null));
    assertThat(boundary).isEqualTo(takingBack.contended(new UndoRows.Asked(FILE, LATER)));
    assertThat(boundary.contains(PURCHASE.beginning().name(), Set.of("purchase:1"))).isTrue();
    assertThat(boundary.contains(RETAILER.beginning().name(), Set.of("retailer:1"))).isTrue();
    assertThat(boundary.contains(IMPORT.beginning().name(), Set.of("import:1"))).isFalse();
    assertThat(boundary.contains(IMPORT.beginning().name(), Set.of("import:" + FILE))).isTrue();
  }
}
