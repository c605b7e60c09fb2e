package dev.daybook.proofs.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file one by one, as the bytes that they are. */
final class Lines {

  /** No event is nearly as long; a file of one endless line is refused, not held in memory. */
  private static final int MAX_BYTES = 64 << 20;

  private final InputStream file;
  private long number;

  Lines(InputStream file) {
    this.file = new BufferedInputStream(file, 1 << 16);
  }

  /** Of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** The next line with its end, or null after the last one. */
  byte @Nullable [] next() throws IOException {
    var line = new ByteArrayOutputStream(512);
    for (int next = file.read(); next >= 0; next = file.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      if (line.size() > MAX_BYTES) {
        throw Finding.atLine(number + 1, "it is longer than any event.");
      }
    }
    if (line.size() == 0) {
      return null;
    }
    number++;
    return line.toByteArray();
  }

  /** The text of a line, without its end. */
  static String text(byte[] line, long number) {
    int length = line.length;
    if (length == 0 || line[length - 1] != '\n') {
      throw Finding.atLine(number, "it is cut off.");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, 0, length - 1))
          .toString();
    } catch (CharacterCodingException notText) {
      throw Finding.atLine(number, "it is not UTF-8.");
    }
  }
}
