package dev.daybook.ledger.platform.http;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection from costing more than a connection may: heads and bodies that never end,
 * requests piled up before their answers, bodies and answers that nobody reads. It stands on both
 * sides of the codec, because what trickles in is only seen before it, and what was understood only
 * after it.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  /** Requests that may wait on one connection for the answer of the first. */
  private static final int MAX_PIPELINED = 64;

  /** Bytes that may come after their request was answered, or before it is its turn. */
  private static final long MAX_UNREAD_BYTES = 16L << 20;

  private final AtomicInteger connections;
  private final HttpSettings settings;

  private @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> headDeadline;
  private @Nullable Future<?> bodyDeadline;
  private @Nullable Future<?> stalledDeadline;
  private boolean headIsIncomplete;
  private boolean bodyIsIncomplete;
  private int unanswered;
  private long unreadBytes;

  ConnectionGuard(AtomicInteger connections, HttpSettings settings) {
    this.connections = connections;
    this.settings = settings;
  }

  /** Stands before the codec and sees bytes. */
  final class Bytes extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (connections.incrementAndGet() > settings.maxConnections()) {
        context.close();
      }
      context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      connections.decrementAndGet();
      headDeadline = cancelled(headDeadline);
      bodyDeadline = cancelled(bodyDeadline);
      stalledDeadline = cancelled(stalledDeadline);
      context.fireChannelInactive();
    }

    /** Most requests come whole in one read, and need no deadline at all. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      headIsIncomplete = !bodyIsIncomplete;
      context.fireChannelRead(message);
      if (headIsIncomplete && headDeadline == null) {
        headDeadline = after(settings.headSeconds(), context, () -> context.close());
      }
      if (bodyIsIncomplete && bodyDeadline == null) {
        bodyDeadline = after(settings.bodySeconds(), context, ConnectionGuard.this::bodyIsLate);
      }
    }

    private Future<?> after(int seconds, ChannelHandlerContext context, Runnable then) {
      return context.executor().schedule(then, seconds, TimeUnit.SECONDS);
    }
  }

  Bytes bytes() {
    return new Bytes();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    headIsIncomplete = false;
    headDeadline = cancelled(headDeadline);
    if (message instanceof HttpRequest) {
      unanswered++;
      bodyIsIncomplete = true;
    }
    if (message instanceof LastHttpContent) {
      bodyIsIncomplete = false;
      bodyDeadline = cancelled(bodyDeadline);
    }
    if (unanswered != 1 && message instanceof ByteBufHolder content) {
      unreadBytes += content.content().readableBytes();
    }
    if (unanswered > MAX_PIPELINED || unreadBytes > MAX_UNREAD_BYTES) {
      ReferenceCountUtil.release(message);
      context.close();
      return;
    }
    context.fireChannelRead(message);
  }

  /** Whoever waits for the body is told, and answers; when nobody does, there is nothing to say. */
  private void bodyIsLate() {
    if (context != null && unanswered == 1) {
      context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
    } else if (context != null) {
      context.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && unanswered > 0) {
      unanswered--;
      unreadBytes = 0;
    }
    context.write(message, promise);
  }

  /**
   * A reader that takes nothing holds what its answer is made of; for a while that is its right.
   */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    stalledDeadline = cancelled(stalledDeadline);
    if (!context.channel().isWritable()) {
      stalledDeadline =
          context
              .executor()
              .schedule(() -> context.close(), settings.stalledSeconds(), TimeUnit.SECONDS);
    }
    context.fireChannelWritabilityChanged();
  }

  private static @Nullable Future<?> cancelled(@Nullable Future<?> deadline) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    return null;
  }
}
