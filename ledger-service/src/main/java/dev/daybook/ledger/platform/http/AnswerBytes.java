package dev.daybook.ledger.platform.http;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one answer, in pieces: none is ever copied to make room for the next, and of a large
 * answer no more than some wait outside of the heap for a slow reader.
 */
final class AnswerBytes extends OutputStream {

  /** Most answers are small, and need no more. */
  private static final int FIRST_BYTES = 1_024;

  static final int PIECE_BYTES = 16_384;

  private final AnswerRoom room;
  private final String tenant;
  private final List<ByteBuffer> full = new ArrayList<>();
  private ByteBuffer last = ByteBuffer.allocate(FIRST_BYTES);
  private long bytes = FIRST_BYTES;
  private long taken;

  AnswerBytes(AnswerRoom room, String tenant) {
    this.room = room;
    this.tenant = tenant;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] more, int offset, int length) {
    int from = offset;
    while (from < offset + length) {
      if (!last.hasRemaining()) {
        next();
      }
      int some = Math.min(last.remaining(), offset + length - from);
      last.put(more, from, some);
      from += some;
    }
  }

  private void next() {
    bytes += PIECE_BYTES;
    taken = room.take(tenant, bytes, taken);
    full.add(last.flip());
    last = ByteBuffer.allocate(PIECE_BYTES);
  }

  /** All pieces, once everything is written. */
  List<ByteBuffer> pieces() {
    var pieces = new ArrayList<>(full);
    pieces.add(last.duplicate().flip());
    return pieces;
  }

  /** The answer was read, or nobody wants it any more. */
  void release() {
    room.giveBack(tenant, taken);
    taken = 0;
  }
}
