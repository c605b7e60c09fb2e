package dev.daybook.ledger.platform.http;

import io.netty.channel.Channel;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which connections may ask for everything: so many in all, and so many of one address; what
 * HTTP/2 asks at the same time on one connection counts as if each came on its own. A connection
 * beyond that may ask for health and nothing else, so that whoever watches the service gets an
 * answer however many strangers are connected.
 */
final class Connections {

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
    if (takePlace(channel.remoteAddress())) {
      return true;
    }
    reserved.add(channel);
    if (reserved.size() > mostReserved) {
      // A question about health takes a moment; what has stayed longest is the least likely one.
      reserved.removeFirst().close();
    }
    return false;
  }

  /**
   * Whether there is a place for what is asked beside something else on one connection: it costs
   * what a connection of its own would, and counts as one.
   */
  synchronized boolean takePlace(@Nullable SocketAddress remote) {
    var address = Network.of(remote);
    if (ordinary >= most || !hasRoom(address)) {
      return false;
    }
    ordinary++;
    if (address != null) {
      byAddress.merge(address, 1, Integer::sum);
    }
    return true;
  }

  private boolean hasRoom(@Nullable ByteBuffer address) {
    return address == null || byAddress.getOrDefault(address, 0) < mostOfOneAddress;
  }

  /** The connection has ended. */
  synchronized void leave(Channel channel, @Nullable SocketAddress remote, boolean wasOrdinary) {
    if (wasOrdinary) {
      givePlaceBack(remote);
    } else {
      reserved.remove(channel);
    }
  }

  synchronized void givePlaceBack(@Nullable SocketAddress remote) {
    ordinary--;
    var address = Network.of(remote);
    if (address != null) {
      byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  synchronized int open() {
    return ordinary + reserved.size();
  }
}
