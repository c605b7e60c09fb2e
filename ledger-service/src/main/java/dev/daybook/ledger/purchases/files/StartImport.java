package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.ImportEvent.ImportStarted;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.util.List;

/** A file has come whole: its rows are taken from now on. */
final class StartImport implements Slice<StartImport.Asked> {

  record Asked(ImportId id, FileForm form, OnDuplicate onDuplicate, long bytes, Moment moment)
      implements Command {}

  @Override
  public String name() {
    return "purchases.start-import";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(IMPORT, c.id(), job -> ImportRow.of(job, List.of()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(IMPORT, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    return accept(
        new ImportStarted(c.id(), c.form(), c.onDuplicate(), c.bytes(), c.moment().time()));
  }
}
