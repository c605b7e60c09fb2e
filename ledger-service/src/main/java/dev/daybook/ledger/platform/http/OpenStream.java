package dev.daybook.ledger.platform.http;

import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What is known of one stream of an HTTP/2 connection while it lasts. */
final class OpenStream {

  final Http2FrameStream frames;

  @Nullable Future<?> bodyDeadline;
  boolean isAnswered;
  long uploadedBytes;

  /** Frames of its answer that the other side has not taken yet, and since when it took none. */
  int untaken;

  long takenNanos;

  OpenStream(Http2FrameStream frames) {
    this.frames = frames;
  }

  /** Whether more of the body is to come; nothing is of a stream that has ended. */
  boolean awaitsBody() {
    return bodyDeadline != null;
  }

  void bodyIsThere() {
    if (bodyDeadline != null) {
      bodyDeadline.cancel(false);
      bodyDeadline = null;
    }
  }
}
