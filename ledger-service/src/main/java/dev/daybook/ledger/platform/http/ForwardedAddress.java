package dev.daybook.ledger.platform.http;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.ConnectionInfo;

/**
 * Where a request comes from: the socket's address, unless that is a trusted proxy's. Such a proxy
 * says it in {@code X-Forwarded-For}, at whose end each proxy adds whom it was asked by. What
 * stands before the first that is not trusted anybody may have written.
 */
final class ForwardedAddress implements BiFunction<ConnectionInfo, HttpRequest, ConnectionInfo> {

  private static final String HEADER = "X-Forwarded-For";

  private final Set<InetAddress> trusted;

  ForwardedAddress(Set<InetAddress> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  @Override
  public ConnectionInfo apply(ConnectionInfo connection, HttpRequest request) {
    if (trusted.isEmpty()
        || !(connection.getRemoteAddress() instanceof InetSocketAddress socket)
        || !trusted.contains(socket.getAddress())) {
      return connection;
    }
    var hops = String.join(",", request.headers().getAll(HEADER)).split(",", -1);
    var from = socket.getAddress();
    for (var i = hops.length - 1; i >= 0 && trusted.contains(from); i--) {
      var before = address(hops[i].strip());
      if (before == null) {
        break;
      }
      from = before;
    }
    return connection.withRemoteAddress(new InetSocketAddress(from, socket.getPort()));
  }

  /** Null where it is none; no name is looked up. */
  private static @Nullable InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
