package dev.daybook.proofs.verify;

import dev.daybook.proofs.Checkpoint;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Checkpoints of one log, by their size. */
final class Signed {

  private final NavigableMap<Long, Checkpoint> bySize = new TreeMap<>();

  /** Two that contradict each other are evidence by themselves: the log was told differently. */
  Signed(Collection<Checkpoint> checkpoints) {
    for (var checkpoint : checkpoints) {
      var other = bySize.put(checkpoint.size(), checkpoint);
      if (other != null && !other.root().equals(checkpoint.root())) {
        throw new Finding(
            "two checkpoints of %d events have the roots %s and %s: both were signed, so the history was told in two ways."
                .formatted(checkpoint.size(), other.root(), checkpoint.root()));
      }
      var origin = bySize.firstEntry().getValue().origin();
      if (!origin.equals(checkpoint.origin())) {
        throw new Finding(
            "the checkpoints are of two logs, %s and %s.".formatted(origin, checkpoint.origin()));
      }
    }
  }

  int count() {
    return bySize.size();
  }

  Checkpoint oldest() {
    return bySize.firstEntry().getValue();
  }

  Checkpoint newest() {
    return bySize.lastEntry().getValue();
  }

  NavigableMap<Long, Checkpoint> bySize() {
    return bySize;
  }
}
