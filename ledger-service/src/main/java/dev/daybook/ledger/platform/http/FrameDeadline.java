package dev.daybook.ledger.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends an HTTP/2 connection on which a frame, or a block of headers, begins and does not end. */
final class FrameDeadline {

  private final FrameBounds bounds = new FrameBounds();
  private final HttpSettings settings;
  private final ChannelHandlerContext context;

  private @Nullable Future<?> deadline;
  private long endedBefore;

  FrameDeadline(HttpSettings settings, ChannelHandlerContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** Looks at what has come. Each frame has its own time from when its beginning was seen. */
  void see(ByteBuf bytes) {
    bounds.see(bytes);
    if (!bounds.isWithin() || bounds.ended() != endedBefore) {
      stop();
    }
    if (bounds.isWithin() && deadline == null) {
      endedBefore = bounds.ended();
      int seconds = bounds.isData() ? settings.bodySeconds() : settings.headSeconds();
      deadline = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }
  }

  void stop() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
