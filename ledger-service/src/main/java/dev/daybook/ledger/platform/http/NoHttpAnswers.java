package dev.daybook.ledger.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Gives the envelope even to what the server refuses by itself because it can't read it as HTTP; by
 * its own it would answer with a status and nothing else.
 */
@Sharable
final class NoHttpAnswers extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    context.write(
        message instanceof FullHttpResponse bare && isRefusal(bare) ? told(bare) : message,
        promise);
  }

  /** Every answer of ours has a request id, and is not empty when it is a refusal. */
  private static boolean isRefusal(FullHttpResponse answer) {
    return answer.status().code() >= 400
        && !answer.headers().contains(RequestIds.HEADER)
        && !answer.content().isReadable();
  }

  private static FullHttpResponse told(FullHttpResponse bare) {
    var id = RequestIds.fresh();
    var problem =
        switch (bare.status().code()) {
          case 414 -> Problem.of(ErrorCodes.URI_TOO_LONG, "The path and query are too long.");
          case 431 -> Problem.of(ErrorCodes.HEAD_TOO_LARGE, "The headers are too large.");
          default ->
              Problem.of(
                  ErrorCodes.MALFORMED_REQUEST,
                  "The request can't be read as HTTP/1.1. It has one Host, and no Transfer-Encoding"
                      + " other than chunked.");
        };
    var body = Unpooled.wrappedBuffer(Envelopes.failed(problem, id));
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, bare.status(), body);
    answer
        .headers()
        .set(bare.headers())
        .set(RequestIds.HEADER, id)
        .set(HttpHeaderNames.CONTENT_TYPE, MediaRanges.JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    bare.release();
    return answer;
  }
}
