package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reads on after every answer. Reactor Netty 1.3.6 forgets to when a request came just before the
 * one before it was done with (reactor-netty issue 4361): the next request on that connection would
 * wait for ever. To read once more than it does is harmless; goes when it is repaired there.
 */
@Sharable
final class ReadOn extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent) {
      context.write(message, promise.unvoid().addListener(written -> context.read()));
    } else {
      context.write(message, promise);
    }
  }
}
