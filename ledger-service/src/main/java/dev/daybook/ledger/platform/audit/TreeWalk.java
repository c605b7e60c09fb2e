package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.StoredEvent;
import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.Malformed;
import dev.daybook.proofs.SignedNote;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reckons one tenant's tree anew, from its events in order, and compares it with what was kept and
 * signed. It stands still where something is wrong.
 */
final class TreeWalk {

  /** What was kept of a leaf, or of an event that is not there any more. */
  record KeptLeaf(String tenant, long index, long position, byte[] hashes) {}

  /** What was signed when the event at that position was the last. */
  record KeptCheckpoint(String tenant, long size, long position, String note) {}

  /** Where it stands still, and why. */
  record Wrong(long position, String finding) {}

  private final String tenant;
  private final Leaves leaves;
  private final Notary notary;
  private final Frontier tree = Frontier.empty();
  private long reached;
  private long signedSize;
  private long signedPosition;
  private @Nullable Wrong wrong;

  TreeWalk(String tenant, Leaves leaves, Notary notary) {
    this.tenant = tenant;
    this.leaves = leaves;
    this.notary = notary;
  }

  /** The position of the last event that is as it was. */
  long reached() {
    return reached;
  }

  long size() {
    return tree.size();
  }

  @Nullable Wrong wrong() {
    return wrong;
  }

  void meet(@Nullable StoredEvent event, KeptLeaf kept) {
    if (wrong != null) {
      return;
    }
    if (kept.index != tree.size()) {
      wrong(kept.position, "The leaf of the event is not the one that follows.");
    } else if (!Arrays.equals(kept.hashes, grown(event))) {
      wrong(kept.position, "The event, or what was kept of its leaf, has been changed.");
    } else {
      reached = kept.position;
    }
  }

  /** There is an event that was never entered, where those around it were. */
  void meetAdded(long position) {
    wrong(position, "The event has been added, or moved there.");
  }

  /** An event was entered that is not there. */
  void meetMissing(long position) {
    wrong(position, "The event is missing: it has been deleted, or moved elsewhere.");
  }

  /** The event is as it was, but is found by other tags than it has. */
  void meetMistagged(long position) {
    wrong(position, "The table by which events are found has other tags for it than it has.");
  }

  void meet(KeptCheckpoint kept) {
    if (wrong != null) {
      return;
    }
    if (fits(kept)) {
      signedSize = kept.size;
      signedPosition = kept.position;
    } else {
      wrong(
          signedPosition + 1,
          "What was signed at position %d is not what the events come to; it was at position %d."
              .formatted(kept.position, signedPosition));
    }
  }

  /** All that was entered has been signed in the same transaction. */
  void end() {
    if (wrong == null && signedSize < tree.size()) {
      wrong(
          signedPosition + 1,
          "The checkpoint is missing that covers the events after position %d."
              .formatted(signedPosition));
    }
  }

  private void wrong(long position, String finding) {
    if (wrong == null) {
      wrong = new Wrong(position, finding);
    }
  }

  /** The hashes that should be kept with the leaf; none where the event can't even be read. */
  private byte[] grown(@Nullable StoredEvent event) {
    try {
      return event == null ? new byte[0] : joined(tree.append(leaves.leaf(event)));
    } catch (RuntimeException unreadable) {
      return new byte[0];
    }
  }

  private static byte[] joined(List<Hash> hashes) {
    var joined = new ByteArrayOutputStream(hashes.size() * Hash.BYTES);
    hashes.forEach(hash -> joined.writeBytes(hash.bytes()));
    return joined.toByteArray();
  }

  private boolean fits(KeptCheckpoint kept) {
    try {
      var signed = Checkpoint.opened(SignedNote.parse(kept.note), notary.key());
      return kept.position == reached
          && signed.equals(new Checkpoint(notary.origin(tenant), kept.size, signed.root()))
          && kept.size == tree.size()
          && signed.root().equals(tree.root());
    } catch (Malformed forged) {
      return false;
    }
  }
}
