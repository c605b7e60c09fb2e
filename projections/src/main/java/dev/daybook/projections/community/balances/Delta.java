package dev.daybook.projections.community.balances;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much a total moves at a position. */
record Delta(Key key, long position, Sums by) {

  /** A total: what it is about, in which period. */
  record Key(String tenant, UUID period, String about) {}

  /**
   * Adds the movements of a change, and what its entry comes to from then on.
   *
   * @param amounts what entries come to until then
   */
  static void follow(List<Delta> deltas, Change change, Map<EntryKey, Amount> amounts) {
    var before = amounts.get(change.key());
    if ((before == null) != change.begins()) {
      throw new IllegalStateException(
          "entry %s %s"
              .formatted(change.key(), before == null ? "is not there" : "is there already"));
    }
    add(deltas, change, before);
    if (change.after() == null) {
      amounts.remove(change.key());
    } else {
      amounts.put(change.key(), change.after());
    }
  }

  /** The movements of a change: what it takes back, and what it adds. */
  private static void add(List<Delta> deltas, Change change, @Nullable Amount before) {
    if (before != null) {
      add(deltas, change, before, Sums.ZERO.minus(before.sums()));
    }
    if (change.after() != null) {
      add(deltas, change, change.after(), change.after().sums());
    }
  }

  private static void add(List<Delta> deltas, Change change, Amount amount, Sums by) {
    var tenant = change.key().tenant();
    deltas.add(
        new Delta(
            new Key(tenant, amount.period(), About.owner(amount.owner())), change.position(), by));
    if (amount.cost() != null) {
      deltas.add(new Delta(new Key(tenant, amount.period(), amount.cost()), change.position(), by));
    }
  }
}
