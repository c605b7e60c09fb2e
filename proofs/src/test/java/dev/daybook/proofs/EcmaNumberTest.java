package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {

  /** Appendix B of RFC 8785. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000,0",
    "8000000000000000,0",
    "0000000000000001,5e-324",
    "8000000000000001,-5e-324",
    "7fefffffffffffff,1.7976931348623157e+308",
    "ffefffffffffffff,-1.7976931348623157e+308",
    "4340000000000000,9007199254740992",
    "c340000000000000,-9007199254740992",
    "4430000000000000,295147905179352830000",
    "44b52d02c7e14af5,9.999999999999997e+22",
    "44b52d02c7e14af6,1e+23",
    "44b52d02c7e14af7,1.0000000000000001e+23",
    "444b1ae4d6e2ef4e,999999999999999700000",
    "444b1ae4d6e2ef4f,999999999999999900000",
    "444b1ae4d6e2ef50,1e+21",
    "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d,0.000001",
    "41b3de4355555553,333333333.3333332",
    "41b3de4355555554,333333333.33333325",
    "41b3de4355555555,333333333.3333333",
    "41b3de4355555556,333333333.3333334",
    "41b3de4355555557,333333333.33333343",
    "becbf647612f3696,-0.0000033333333333333333",
    "43143ff3c1cb0959,1424953923781206.2",
  })
  void aDoubleIsWrittenAsTheRfcSays(String bits, String written) {
    assertThat(EcmaNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
        .isEqualTo(written);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (var none : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      assertThatThrownBy(() -> EcmaNumber.of(none)).isInstanceOf(Malformed.class);
    }
  }

  /** A hundred thousand doubles in a published order come to a file of the published hash. */
  @Test
  void aHundredThousandDoublesAreWrittenAsEverybodyWritesThem() {
    var doubles = new Doubles();
    var digest = Hash.sha256();
    for (int i = 0; i < 100_000; i++) {
      double number = doubles.next();
      var line =
          Long.toHexString(Double.doubleToRawLongBits(number)) + "," + EcmaNumber.of(number) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7");
  }

  /** First those that are hard, then 2,000 of the smallest normal ones, then hashes of hashes. */
  private static final class Doubles {

    private static final int SERIAL = 2_000;
    private static final long FIRST_NORMAL = 0x0010000000000000L;

    private final List<String> hard = Vectors.text("/canonical/doubles.txt").lines().toList();
    private byte[] block = new byte[Hash.BYTES];
    private ByteBuffer left = ByteBuffer.allocate(0);
    private int index;

    double next() {
      int at = index++;
      if (at < hard.size()) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(hard.get(at), 16));
      }
      return at < hard.size() + SERIAL
          ? Double.longBitsToDouble(FIRST_NORMAL + at - hard.size())
          : hashed();
    }

    private double hashed() {
      double number;
      do {
        if (!left.hasRemaining()) {
          block = Hash.sha256().digest(block);
          left = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        }
        number = left.getDouble();
      } while (number == 0 || !Double.isFinite(number));
      return number;
    }
  }
}
