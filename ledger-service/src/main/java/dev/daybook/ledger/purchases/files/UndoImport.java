package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.ImportEvent.UndoStarted;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.PurchasesRejection.ImportIsNotOver;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** What an import has done is taken back from now on, step by step. */
final class UndoImport implements Slice<UndoImport.Asked> {

  record Asked(ImportId id) implements Command {}

  @Override
  public String name() {
    return "purchases.undo-import";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(IMPORT, c.id(), job -> ImportRow.of(job, null));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(IMPORT, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var job = known.find(IMPORT, c.id());
    if (job == null) {
      return refuse(new NoSuch(IMPORT.noun(), c.id()));
    }
    return job.isOver()
        ? accept(new UndoStarted(c.id()))
        : refuse(new ImportIsNotOver(c.id(), job.status()));
  }
}
