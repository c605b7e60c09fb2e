package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Digest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from. An address is enough for a program that stays where it is and keeps
 * nothing; a device, a secret that the client made up by chance, is for one that moves, or shares
 * its address with strangers. Neither lets anybody in without the password.
 */
record Origin(String address, @Nullable UUID device) {

  /** A customer of a provider has this much of an IPv6 address, and chooses the rest at will. */
  private static final int NETWORK_BYTES = 8;

  static Origin of(@Nullable InetSocketAddress socket, @Nullable UUID device) {
    return new Origin(socket == null ? "" : network(socket.getAddress()), device);
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "::/64"
        : address.getHostAddress();
  }

  /** What it is remembered by; the one that tells it best from others comes first. */
  String[] marks() {
    var ofAddress = Digest.sha256("address", address);
    return device == null
        ? new String[] {ofAddress}
        : new String[] {Digest.sha256("device", device.toString()), ofAddress};
  }

  /** Without the device, which is a secret. */
  @Override
  public String toString() {
    return "Origin[" + address + "]";
  }
}
