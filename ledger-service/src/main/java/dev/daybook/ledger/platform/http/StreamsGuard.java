package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the streams of one HTTP/2 connection from costing more than as many connections of HTTP/1.1
 * may: heads that are none, bodies that do not come, answers that nobody takes, and more streams
 * than there are places for. It stands behind the codec and before the streams are told apart, so
 * that it sees the frames of all of them.
 *
 * <p>What is unread of bodies is bounded by the codec: it is one window for the whole connection.
 */
final class StreamsGuard extends ChannelDuplexHandler {

  /**
   * A body that has brought so many bytes each time that its deadline comes gets another one. Only
   * files do: any other body that long is refused before.
   */
  private static final long LEAST_UPLOADED_BYTES = 1L << 20;

  private final Connections connections;
  private final HttpSettings settings;
  private final boolean mayAskForEverything;
  private final IntObjectMap<OpenStream> streams = new IntObjectHashMap<>();

  private @Nullable SocketAddress remote;

  /** The first stream has the place of the connection. */
  private int furtherPlaces;

  private int untaken;
  private long takenNanos;
  private long idleSinceNanos = System.nanoTime();
  private @Nullable Future<?> stalledCheck;
  private @Nullable Future<?> idleCheck;

  StreamsGuard(Connections connections, HttpSettings settings, boolean mayAskForEverything) {
    this.connections = connections;
    this.settings = settings;
    this.mayAskForEverything = mayAskForEverything;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    remote = context.channel().remoteAddress();
    var connection = context.pipeline().get(Http2FrameCodec.class).connection();
    // The codec holds clients to it once they have confirmed it, which is up to them.
    connection.remote().maxActiveStreams(settings.maxStreamsPerConnection());
    connection.addListener(
        new Http2ConnectionAdapter() {
          @Override
          public void onStreamClosed(Http2Stream stream) {
            closed(context, stream.id());
          }
        });
    watchIdleness(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof Http2HeadersFrame head) {
      headers(context, head);
    } else if (message instanceof Http2DataFrame data) {
      data(context, data);
    }
    context.fireChannelRead(message);
  }

  /** The head of a request, or what comes after its body. */
  private void headers(ChannelHandlerContext context, Http2HeadersFrame frame) {
    var known = streams.get(frame.stream().id());
    if (known == null) {
      open(context, frame);
    } else if (frame.isEndStream()) {
      known.bodyIsThere();
    }
  }

  private void open(ChannelHandlerContext context, Http2HeadersFrame head) {
    var stream = new OpenStream(head.stream());
    boolean hasPlace = streams.isEmpty() || takePlace();
    streams.put(head.stream().id(), stream);
    if (!mayAskForEverything || !hasPlace) {
      StreamHeads.leadToHealthAlone(head.headers());
    }
    StreamHeads.check(head.headers(), settings.maxUriBytes());
    if (!head.isEndStream()) {
      awaitBody(context, stream);
    }
  }

  private boolean takePlace() {
    boolean isTaken = connections.takePlace(remote);
    furtherPlaces += isTaken ? 1 : 0;
    return isTaken;
  }

  private void awaitBody(ChannelHandlerContext context, OpenStream stream) {
    stream.bodyDeadline = after(settings.bodySeconds(), context, () -> bodyIsLate(context, stream));
  }

  private void data(ChannelHandlerContext context, Http2DataFrame frame) {
    var stream = streams.get(frame.stream().id());
    if (stream == null) {
      return;
    }
    stream.uploadedBytes += frame.content().readableBytes();
    if (frame.isEndStream()) {
      stream.bodyIsThere();
    }
  }

  /** Whoever waits for the body is told, and answers. */
  private void bodyIsLate(ChannelHandlerContext context, OpenStream stream) {
    if (stream.uploadedBytes >= LEAST_UPLOADED_BYTES) {
      stream.uploadedBytes = 0;
      awaitBody(context, stream);
    } else if (!stream.isAnswered) {
      context.fireExceptionCaught(
          new Http2FrameStreamException(
              stream.frames, Http2Error.CANCEL, ReadTimeoutException.INSTANCE));
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var stream =
        message instanceof Http2StreamFrame frame && frame.stream() != null
            ? streams.get(frame.stream().id())
            : null;
    if (stream == null) {
      context.write(message, promise);
      return;
    }
    stream.isAnswered |= isLast(message);
    if (stream.untaken++ == 0) {
      stream.takenNanos = System.nanoTime();
    }
    untaken++;
    context.write(
        harmless(message, stream), promise.unvoid().addListener(written -> taken(context, stream)));
  }

  private static boolean isLast(Object message) {
    return message instanceof Http2HeadersFrame head && head.isEndStream()
        || message instanceof Http2DataFrame data && data.isEndStream();
  }

  /** With any other reason, clients throw away an answer that they have. */
  private static Object harmless(Object message, OpenStream stream) {
    return message instanceof Http2ResetFrame && stream.isAnswered
        ? new DefaultHttp2ResetFrame(Http2Error.NO_ERROR).stream(stream.frames)
        : message;
  }

  private void taken(ChannelHandlerContext context, OpenStream stream) {
    untaken--;
    stream.untaken--;
    takenNanos = System.nanoTime();
    stream.takenNanos = takenNanos;
    if (stream.isAnswered && stream.untaken == 0 && stream.awaitsBody()) {
      // Not while the codec is at work on the frame that was taken.
      context.executor().execute(() -> letGo(context, stream));
    }
  }

  /**
   * Asks for no more of a body that nobody wants: a client that has its answer may send nothing
   * more of it, and leave the stream open.
   */
  private void letGo(ChannelHandlerContext context, OpenStream stream) {
    if (stream.awaitsBody()) {
      reset(context, stream, Http2Error.NO_ERROR);
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    if (untaken > 0 && stalledCheck == null) {
      stalledCheck = after(settings.stalledSeconds(), context, () -> cutOffStalled(context));
    }
  }

  /**
   * A reader that takes nothing holds what its answer is made of; for a while that is its right.
   * Where nothing at all is taken, it is the connection that stalls, and no reset would be taken
   * either.
   */
  private void cutOffStalled(ChannelHandlerContext context) {
    stalledCheck = null;
    long patience = TimeUnit.SECONDS.toNanos(settings.stalledSeconds());
    long now = System.nanoTime();
    long longest = 0;
    for (var stream : streams.values().toArray(OpenStream[]::new)) {
      long stalled = stream.untaken == 0 ? 0 : now - stream.takenNanos;
      if (stalled < patience) {
        longest = Math.max(longest, stalled);
      } else if (isTaken(context)) {
        reset(context, stream, Http2Error.CANCEL);
      } else if (now - takenNanos >= patience) {
        // Before the codec, which would wait for the streams to end.
        context.pipeline().firstContext().close();
        return;
      }
    }
    if (untaken > 0) {
      stalledCheck =
          context
              .executor()
              .schedule(() -> cutOffStalled(context), patience - longest, TimeUnit.NANOSECONDS);
    }
  }

  private static boolean isTaken(ChannelHandlerContext context) {
    var waiting = context.channel().unsafe().outboundBuffer();
    return waiting == null || waiting.isEmpty();
  }

  private static void reset(ChannelHandlerContext context, OpenStream stream, Http2Error why) {
    stream.bodyIsThere();
    context.writeAndFlush(new DefaultHttp2ResetFrame(why).stream(stream.frames));
  }

  private void closed(ChannelHandlerContext context, int id) {
    var stream = streams.remove(id);
    if (stream == null) {
      return;
    }
    stream.bodyIsThere();
    giveBackPlaces();
    if (!mayAskForEverything) {
      // Not while the codec is at work on the frame that ends it.
      context.executor().execute(() -> context.close());
    }
    if (streams.isEmpty()) {
      idleSinceNanos = System.nanoTime();
      watchIdleness(context);
    }
  }

  private void giveBackPlaces() {
    while (furtherPlaces > Math.max(0, streams.size() - 1)) {
      furtherPlaces--;
      connections.givePlaceBack(remote);
    }
  }

  /** One check at a time is enough: it looks how long there has been none. */
  private void watchIdleness(ChannelHandlerContext context) {
    if (idleCheck == null && context.channel().isActive()) {
      idleCheck = after(settings.idleSeconds(), context, () -> closeIfIdle(context));
    }
  }

  private void closeIfIdle(ChannelHandlerContext context) {
    idleCheck = null;
    long idle = System.nanoTime() - idleSinceNanos;
    long rest = TimeUnit.SECONDS.toNanos(settings.idleSeconds()) - idle;
    if (streams.isEmpty() && rest > 0) {
      idleCheck =
          context.executor().schedule(() -> closeIfIdle(context), rest, TimeUnit.NANOSECONDS);
    } else if (streams.isEmpty()) {
      context.close();
    }
  }

  /**
   * What a stranger sends that is no HTTP/2 the codec has answered, and it closes the connection;
   * to tell it once more would let strangers write the log.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof Http2Exception) && !(cause instanceof IOException)) {
      context.fireExceptionCaught(cause);
    }
  }

  /** The streams end with their connection, if not before. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    streams.values().forEach(OpenStream::bodyIsThere);
    streams.clear();
    giveBackPlaces();
    idleCheck = cancelled(idleCheck);
    stalledCheck = cancelled(stalledCheck);
    context.fireChannelInactive();
  }

  private static Future<?> after(int seconds, ChannelHandlerContext context, Runnable then) {
    return context.executor().schedule(then, seconds, TimeUnit.SECONDS);
  }

  private static @Nullable Future<?> cancelled(@Nullable Future<?> check) {
    if (check != null) {
      check.cancel(false);
    }
    return null;
  }
}
