package dev.daybook.ledger.purchases.files;

import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileRow.Said;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells with which row of a file there are enough for one append, which has a limit. */
final class BatchEnd implements Predicate<FileRow<Filed>> {

  /** An append has 1,000 events; the import itself needs two, and one row at the most five. */
  private static final int ENOUGH_EVENTS = 990;

  private static final long ENOUGH_BYTES = 1L << 20;

  private final Set<String> named = new HashSet<>();
  private long begin;
  private int events;

  @Override
  public boolean test(FileRow<Filed> row) {
    events += eventsOf(row);
    if (events < ENOUGH_EVENTS && row.end() - begin < ENOUGH_BYTES) {
      return false;
    }
    named.clear();
    begin = row.end();
    events = 0;
    return true;
  }

  private int eventsOf(FileRow<Filed> row) {
    return switch (row) {
      // Nothing comes of it, but there may be many.
      case Faulty<Filed> faulty -> 1;
      case Said<Filed>(_, _, _, FiledName name, _) -> 1;
      case Said<Filed>(_, _, _, FiledPurchase said, _) -> {
        var warranty = said.warranty();
        yield 1
            + (warranty == null ? 0 : warranty.voidedAt() == null ? 1 : 2)
            + named("retailer ", said.retailer())
            + named("brand ", said.brand());
      }
    };
  }

  /** A name that was not there yet is added once. */
  private int named(String list, @Nullable String name) {
    return (int) Stream.ofNullable(name).filter(it -> named.add(list + it)).count();
  }
}
