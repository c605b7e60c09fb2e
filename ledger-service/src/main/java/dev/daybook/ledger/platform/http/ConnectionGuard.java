package dev.daybook.ledger.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection from costing more than a connection may: heads and bodies that never end,
 * requests piled up before their answers, bodies and answers that nobody reads. If it turns out to
 * speak HTTP/2, the {@link StreamsGuard} does this for each of its streams. It stands on both sides
 * of the codec, because what trickles in is only seen before it, and what was understood only after
 * it.
 *
 * <p>While an answer is waited for, the socket is read until something more comes, so that it is
 * seen when the other side leaves; what has come then is held, and nothing more is read before the
 * answer has been taken. A connection holds one body and what came in one read.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  /** Requests of one read that may wait on one connection for the answer of the first. */
  private static final int MAX_PIPELINED = 64;

  /**
   * A body that has brought so many bytes each time that its deadline comes gets another one. Only
   * files do: any other body that long is refused before.
   */
  private static final long LEAST_UPLOADED_BYTES = 1L << 20;

  /** Bytes of a body that may still come after its request was answered; they are let go by. */
  private static final long MAX_UNREAD_BYTES = 16L << 20;

  private final Connections connections;
  private final HttpSettings settings;
  private final Bytes bytes = new Bytes();
  private final ArrayDeque<Object> held = new ArrayDeque<>(1);

  private @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> headDeadline;
  private @Nullable Future<?> bodyDeadline;
  private @Nullable Future<?> stalledDeadline;
  private @Nullable FrameDeadline frames;
  private boolean mayAskForEverything;
  private boolean speaksHttp2;
  private boolean headIsIncomplete;
  private boolean bodyIsIncomplete;
  private int unanswered;
  private long taken;
  private long unreadBytes;
  private long uploadedBytes;
  private boolean isClosing;

  ConnectionGuard(Connections connections, HttpSettings settings) {
    this.connections = connections;
    this.settings = settings;
  }

  /** Stands before the codec and sees bytes. */
  final class Bytes extends ChannelDuplexHandler {

    private @Nullable ChannelHandlerContext context;
    private @Nullable SocketAddress remote;
    private boolean hasBegun;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
      context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      remote = context.channel().remoteAddress();
      mayAskForEverything = connections.enter(context.channel());
      context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      connections.leave(context.channel(), remote, mayAskForEverything);
      headDeadline = cancelled(headDeadline);
      bodyDeadline = cancelled(bodyDeadline);
      stalledDeadline = cancelled(stalledDeadline);
      frames = stopped(frames);
      context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
      held.forEach(ReferenceCountUtil::release);
      held.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (isAnswering()) {
        held.add(message);
        context.channel().config().setAutoRead(false);
      } else {
        take(context, message);
      }
    }

    private void take(ChannelHandlerContext context, Object message) {
      headIsIncomplete = !bodyIsIncomplete;
      if (!hasBegun && message instanceof ByteBuf first && FrameBounds.mayBeginWith(first)) {
        frames = new FrameDeadline(settings, context);
      }
      hasBegun = true;
      if (frames != null && message instanceof ByteBuf some) {
        frames.see(some);
      }
      context.fireChannelRead(message);
      if (isFull()) {
        context.channel().config().setAutoRead(false);
      } else {
        watch(context);
      }
    }

    @Override
    public void read(ChannelHandlerContext context) {
      if (isFull()) {
        context.channel().config().setAutoRead(false);
      } else {
        context.read();
      }
    }

    /** Most requests come whole in one read, and need no deadline at all. */
    private void watch(ChannelHandlerContext context) {
      if (speaksHttp2) {
        return;
      }
      if (headIsIncomplete && headDeadline == null) {
        headDeadline = after(settings.headSeconds(), context, () -> context.close());
      }
      if (bodyIsIncomplete && bodyDeadline == null) {
        bodyDeadline = after(settings.bodySeconds(), context, ConnectionGuard.this::bodyIsLate);
      }
    }

    /** The answer has been taken, and more is there already. */
    private void goOn() {
      if (context == null || context.isRemoved()) {
        return;
      }
      while (!held.isEmpty() && !isAnswering()) {
        take(context, held.remove());
      }
      context.fireChannelReadComplete();
      readOn();
    }

    /**
     * Reads on after every answer. Reactor Netty 1.3.6 forgets to when a request came just before
     * the one before it was done with (reactor-netty issue 4361): the next request on that
     * connection would wait for ever. To read once more than it does is harmless.
     */
    private void readOn() {
      if (context != null && !isFull()) {
        watch(context);
        context.read();
      }
    }
  }

  Bytes bytes() {
    return bytes;
  }

  /**
   * Leaves the connection to the guard of its streams, and goes on to watch what comes of its
   * frames.
   */
  StreamsGuard leaveToStreams() {
    speaksHttp2 = true;
    unanswered = 0;
    headIsIncomplete = false;
    bodyIsIncomplete = false;
    headDeadline = cancelled(headDeadline);
    bodyDeadline = cancelled(bodyDeadline);
    stalledDeadline = cancelled(stalledDeadline);
    if (frames == null && bytes.context != null) {
      frames = new FrameDeadline(settings, bytes.context);
    }
    return new StreamsGuard(connections, settings, mayAskForEverything);
  }

  /** Whether a request has come whole, and is not answered yet. */
  private boolean isAnswering() {
    return unanswered > 1 || unanswered == 1 && !bodyIsIncomplete;
  }

  /** Whether there is more on this side than belongs to the request that is being answered. */
  private boolean isFull() {
    return unanswered > 1 || !held.isEmpty();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    headIsIncomplete = false;
    headDeadline = cancelled(headDeadline);
    if (message instanceof HttpRequest request) {
      frames = stopped(frames);
      unanswered++;
      unreadBytes = 0;
      uploadedBytes = 0;
      bodyIsIncomplete = true;
      if (!mayAskForEverything) {
        leadToHealthAlone(request);
      }
      if (request.headers().contains(HttpHeaderNames.UPGRADE)
          && (unanswered > 1 || !Http2Switch.isAskedForBy(request))) {
        Http2Switch.ignoreWhatIsAskedForBy(request);
      }
    }
    if (message instanceof LastHttpContent) {
      bodyIsIncomplete = false;
      bodyDeadline = cancelled(bodyDeadline);
    }
    if (message instanceof ByteBufHolder content) {
      uploadedBytes += content.content().readableBytes();
    }
    if (unanswered == 0 && message instanceof ByteBufHolder content) {
      unreadBytes += content.content().readableBytes();
    }
    if (unanswered > MAX_PIPELINED || unreadBytes > MAX_UNREAD_BYTES || isBrokenRest(message)) {
      ReferenceCountUtil.release(message);
      context.close();
      return;
    }
    if (!isClosing) {
      context.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (bodyIsIncomplete) {
      context.read();
    } else {
      context.close();
    }
  }

  private static void leadToHealthAlone(HttpRequest request) {
    request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (!request.uri().startsWith(Paths.HEALTH)) {
      request.setUri(HeadRules.CROWDED);
    }
  }

  /** Whether it is the rest of an answered request, and no HTTP: there is no more to say to it. */
  private boolean isBrokenRest(Object message) {
    return unanswered == 0
        && message instanceof HttpObject part
        && part.decoderResult().isFailure();
  }

  /** Whoever waits for the body is told, and answers; when nobody does, there is nothing to say. */
  private void bodyIsLate() {
    if (context != null && uploadedBytes >= LEAST_UPLOADED_BYTES) {
      uploadedBytes = 0;
      bodyDeadline = after(settings.bodySeconds(), context, this::bodyIsLate);
    } else if (context != null && unanswered == 1) {
      context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
    } else if (context != null) {
      context.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isLast = message instanceof LastHttpContent && !isInformational(message);
    context.write(
        message,
        promise
            .unvoid()
            .addListener(
                written -> {
                  taken++;
                  if (isLast) {
                    answered(context);
                  }
                }));
  }

  /** That the body may come is no answer yet. */
  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse answer
        && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void answered(ChannelHandlerContext context) {
    unanswered = Math.max(0, unanswered - 1);
    watchReader(context);
    if (held.isEmpty()) {
      bytes.readOn();
    } else {
      // Not before the server has done with this request: it would put the next one aside.
      context.executor().execute(bytes::goOn);
    }
  }

  /**
   * A connection that is closed over unread bytes is reset, and takes the answer with it. So the
   * rest of a body that was answered early is let go by first, within the limits of any body.
   */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (!bodyIsIncomplete
        || unanswered > 0
        || !(context.channel() instanceof DuplexChannel channel)) {
      context.close(promise);
      return;
    }
    channel.closeFuture().addListener(closed -> promise.trySuccess());
    if (!isClosing) {
      isClosing = true;
      channel.shutdownOutput();
      bytes.readOn();
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    watchReader(context);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    stalledDeadline = cancelled(stalledDeadline);
    watchReader(context);
    context.fireChannelWritabilityChanged();
  }

  /**
   * A reader that takes nothing holds what its answer is made of; for a while that is its right.
   */
  private void watchReader(ChannelHandlerContext context) {
    if (isTaken(context)) {
      stalledDeadline = cancelled(stalledDeadline);
    } else if (stalledDeadline == null) {
      long before = taken;
      stalledDeadline =
          after(settings.stalledSeconds(), context, () -> closeIfStalled(context, before));
    }
  }

  /** Whether the other side has taken all that was sent, however little or much it is. */
  private static boolean isTaken(ChannelHandlerContext context) {
    var waiting = context.channel().unsafe().outboundBuffer();
    return waiting == null || waiting.isEmpty();
  }

  private void closeIfStalled(ChannelHandlerContext context, long before) {
    stalledDeadline = null;
    if (!isTaken(context) && taken == before) {
      context.close();
    } else {
      watchReader(context);
    }
  }

  private static Future<?> after(int seconds, ChannelHandlerContext context, Runnable then) {
    return context.executor().schedule(then, seconds, TimeUnit.SECONDS);
  }

  private static @Nullable FrameDeadline stopped(@Nullable FrameDeadline frames) {
    if (frames != null) {
      frames.stop();
    }
    return null;
  }

  private static @Nullable Future<?> cancelled(@Nullable Future<?> deadline) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    return null;
  }
}
