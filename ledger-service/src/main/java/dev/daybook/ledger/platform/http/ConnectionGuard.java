package dev.daybook.ledger.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection from costing more than a connection may: heads that never end, requests
 * piled up before their answers, bodies that nobody reads. It stands on both sides of the codec,
 * because what trickles in is only seen before it, and what was understood only after it.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  /** Requests that may wait on one connection for the answer of the first. */
  private static final int MAX_PIPELINED = 64;

  /** Bytes that may come after their request was answered, or before it is its turn. */
  private static final long MAX_UNREAD_BYTES = 16L << 20;

  private final AtomicInteger connections;
  private final int maxConnections;
  private final int headSeconds;

  private @Nullable Future<?> deadline;
  private boolean headIsIncomplete;
  private int unanswered;
  private long unreadBytes;

  ConnectionGuard(AtomicInteger connections, int maxConnections, int headSeconds) {
    this.connections = connections;
    this.maxConnections = maxConnections;
    this.headSeconds = headSeconds;
  }

  /** Stands before the codec and sees bytes. */
  final class Bytes extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (connections.incrementAndGet() > maxConnections) {
        context.close();
      }
      context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      connections.decrementAndGet();
      cancelDeadline();
      context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      headIsIncomplete = message instanceof ByteBuf bytes && bytes.isReadable();
      context.fireChannelRead(message);
      if (headIsIncomplete && deadline == null) {
        deadline =
            context.executor().schedule(() -> context.close(), headSeconds, TimeUnit.SECONDS);
      }
    }
  }

  Bytes bytes() {
    return new Bytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    headIsIncomplete = false;
    cancelDeadline();
    if (message instanceof HttpRequest) {
      unanswered++;
    }
    if (unanswered != 1 && message instanceof ByteBufHolder content) {
      unreadBytes += content.content().readableBytes();
    }
    if (unanswered > MAX_PIPELINED || unreadBytes > MAX_UNREAD_BYTES) {
      io.netty.util.ReferenceCountUtil.release(message);
      context.close();
      return;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && unanswered > 0) {
      unanswered--;
      unreadBytes = 0;
    }
    context.write(message, promise);
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
