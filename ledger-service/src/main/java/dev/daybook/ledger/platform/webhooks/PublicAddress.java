package dev.daybook.ledger.platform.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address is one of the public internet. What is reserved, private, of this machine or
 * of its network is not: who may add a webhook must not be able to reach what only this machine can
 * reach.
 */
final class PublicAddress {

  /** The beginnings of addresses that are not public, as RFC 6890 and its registry list them. */
  private static final List<Network> NOT_PUBLIC_4 =
      List.of(
          Network.of(8, 0),
          Network.of(8, 10),
          Network.of(10, 100, 64),
          Network.of(8, 127),
          Network.of(16, 169, 254),
          Network.of(12, 172, 16),
          Network.of(24, 192, 0, 0),
          Network.of(24, 192, 0, 2),
          Network.of(24, 192, 88, 99),
          Network.of(16, 192, 168),
          Network.of(15, 198, 18),
          Network.of(24, 198, 51, 100),
          Network.of(24, 203, 0, 113),
          Network.of(4, 224),
          Network.of(4, 240));

  /** Of IPv6, only this is given out so far; what is not public of it follows. */
  private static final Network GIVEN_OUT_6 = Network.of(3, 0x20);

  private static final List<Network> NOT_PUBLIC_6 =
      List.of(
          // For protocols, Teredo among them, which has an address of IPv4 in it.
          Network.of(23, 0x20, 0x01, 0x00),
          Network.of(32, 0x20, 0x01, 0x0d, 0xb8),
          // 6to4 has an address of IPv4 in it, too.
          Network.of(16, 0x20, 0x02),
          Network.of(20, 0x3f, 0xff, 0x00));

  /** How a network that has IPv6 alone writes an address of IPv4, at the end. */
  private static final Network TRANSLATED =
      Network.of(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final int TRANSLATED_AT = 12;

  private record Network(int bits, byte[] beginning) {

    static Network of(int bits, int... beginning) {
      var bytes = new byte[beginning.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) beginning[i];
      }
      return new Network(bits, bytes);
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ beginning[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    // An address of IPv4 that is written as one of IPv6 is one of IPv4 to Java.
    return address instanceof Inet4Address
        ? isPublic4(address.getAddress())
        : isPublic6(address.getAddress());
  }

  private static boolean isPublic4(byte[] address) {
    return NOT_PUBLIC_4.stream().noneMatch(network -> network.has(address));
  }

  private static boolean isPublic6(byte[] address) {
    if (TRANSLATED.has(address)) {
      var inside = new byte[4];
      System.arraycopy(address, TRANSLATED_AT, inside, 0, inside.length);
      return isPublic4(inside);
    }
    return GIVEN_OUT_6.has(address)
        && NOT_PUBLIC_6.stream().noneMatch(network -> network.has(address));
  }
}
