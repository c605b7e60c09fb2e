package dev.daybook.ledger.platform.http;

import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which connections may ask for everything: so many in all, and so many of one address. A
 * connection beyond that may ask for health and nothing else, so that whoever watches the service
 * gets an answer however many strangers are connected.
 */
final class Connections {

  /** IPv6 hands out whole networks of this size to one subscriber. */
  private static final int NETWORK_BYTES = 8;

  private final int most;
  private final int mostOfOneAddress;
  private final int mostReserved;

  private int ordinary;
  private final Map<ByteBuffer, Integer> byAddress = new HashMap<>();

  /** The oldest comes first. */
  private final LinkedHashSet<Channel> reserved = new LinkedHashSet<>();

  Connections(HttpSettings settings) {
    most = settings.maxConnections();
    mostOfOneAddress = settings.maxConnectionsPerAddress();
    mostReserved = settings.healthConnections();
  }

  /** Whether the new connection may ask for everything. */
  synchronized boolean enter(Channel channel) {
    var address = address(channel.remoteAddress());
    if (ordinary < most && hasRoom(address)) {
      ordinary++;
      if (address != null) {
        byAddress.merge(address, 1, Integer::sum);
      }
      return true;
    }
    reserved.add(channel);
    if (reserved.size() > mostReserved) {
      // A question about health takes a moment; what has stayed longest is the least likely one.
      reserved.removeFirst().close();
    }
    return false;
  }

  private boolean hasRoom(@Nullable ByteBuffer address) {
    return address == null || byAddress.getOrDefault(address, 0) < mostOfOneAddress;
  }

  /** The connection has ended. */
  synchronized void leave(Channel channel, @Nullable SocketAddress remote, boolean wasOrdinary) {
    if (!wasOrdinary) {
      reserved.remove(channel);
      return;
    }
    ordinary--;
    var address = address(remote);
    if (address != null) {
      byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  synchronized int open() {
    return ordinary + reserved.size();
  }

  /** Whose share it counts for; null for this machine, from where a proxy sends everybody. */
  static @Nullable ByteBuffer address(@Nullable SocketAddress remote) {
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? address(internet.getAddress())
        : null;
  }

  private static @Nullable ByteBuffer address(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return null;
    }
    var bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address ? bytes.limit(NETWORK_BYTES) : bytes;
  }
}
