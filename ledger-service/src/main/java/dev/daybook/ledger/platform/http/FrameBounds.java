package dev.daybook.ledger.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Follows where the frames of an HTTP/2 connection end, without reading what is in them: a frame
 * that never ends is seen nowhere behind the codec.
 */
final class FrameBounds {

  private static final int HEAD_BYTES = 9;
  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;
  private static final int END_OF_HEADERS = 0x4;
  private static final ByteBuf PREFACE = Http2CodecUtil.connectionPrefaceBuf();

  private final byte[] head = new byte[HEAD_BYTES];
  private int headBytes;

  /** Bytes that are still to come of the frame, or of the preface of the connection. */
  private int rest = PREFACE.readableBytes();

  private boolean isData;
  private boolean isBlockOpen;
  private long ended;

  /** Whether what a connection begins with may become the preface of HTTP/2. */
  static boolean mayBeginWith(ByteBuf bytes) {
    var length = Math.min(PREFACE.readableBytes(), bytes.readableBytes());
    return ByteBufUtil.equals(PREFACE, 0, bytes, bytes.readerIndex(), length);
  }

  /** Looks at what has come, and takes nothing of it. */
  void see(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      if (rest > 0) {
        int some = Math.min(rest, end - at);
        rest -= some;
        at += some;
        endIfWhole();
      } else {
        head[headBytes++] = bytes.getByte(at++);
        if (headBytes == HEAD_BYTES) {
          begin();
        }
      }
    }
  }

  private void begin() {
    headBytes = 0;
    rest = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff;
    isData = head[TYPE_AT] == Http2FrameTypes.DATA;
    if (head[TYPE_AT] == Http2FrameTypes.HEADERS || head[TYPE_AT] == Http2FrameTypes.CONTINUATION) {
      isBlockOpen = (head[FLAGS_AT] & END_OF_HEADERS) == 0;
    }
    endIfWhole();
  }

  private void endIfWhole() {
    if (rest == 0) {
      isData = false;
      ended += isBlockOpen ? 0 : 1;
    }
  }

  /** Whether more must come of what has begun: of a frame, or of the headers that it began. */
  boolean isWithin() {
    return rest > 0 || headBytes > 0 || isBlockOpen;
  }

  /** Whether it is a part of a body that has begun. */
  boolean isData() {
    return isData;
  }

  /** How many have come whole; all frames of one block of headers count as one. */
  long ended() {
    return ended;
  }
}
