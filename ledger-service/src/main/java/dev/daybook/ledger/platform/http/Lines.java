package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Many rows as lines, as fast as they are read and never more than a few in memory. Rows that fail
 * half way end with a line that tells why, and with a broken connection: a cut list must not look
 * like a whole one.
 */
final class Lines {

  /** So many lines are written at once at the most: fewer system calls, still little memory. */
  private static final int AT_ONCE = 64;

  /**
   * And so many bytes, of one line that is longer, too: the connection asks for a hundred such
   * pieces ahead of a slow reader, whatever each of them holds.
   */
  private static final int AT_ONCE_BYTES = AnswerBytes.PIECE_BYTES;

  private final Function<Throwable, byte[]> lastLine;
  private boolean begun;
  private int waiting;
  private int waitingBytes;
  private @Nullable Throwable failure;

  private Lines(Function<Throwable, byte[]> lastLine) {
    this.lastLine = lastLine;
  }

  /**
   * @param lastLine tells of a failure, and logs it
   */
  static Flux<byte[]> of(Flux<?> rows, Function<Throwable, byte[]> lastLine) {
    return ofEach(rows.map(Lines::json), lastLine);
  }

  /**
   * The same of lines that are no JSON.
   *
   * @param lines each with its end
   * @param lastLine tells of a failure, and logs it
   */
  static Flux<byte[]> ofEach(Flux<byte[]> lines, Function<Throwable, byte[]> lastLine) {
    return Flux.defer(() -> new Lines(lastLine).written(lines));
  }

  /**
   * The same of lines that were written before.
   *
   * @param pieces of some lines each, with their ends
   * @param lastLine tells of a failure, and logs it
   */
  static Flux<byte[]> ofWritten(Flux<byte[]> pieces, Function<Throwable, byte[]> lastLine) {
    return Flux.defer(() -> new Lines(lastLine).passedOn(pieces));
  }

  private Flux<byte[]> passedOn(Flux<byte[]> pieces) {
    return pieces
        .doOnNext(piece -> begun = true)
        .onErrorResume(this::told)
        .concatWith(Mono.defer(this::end));
  }

  private Flux<byte[]> written(Flux<byte[]> lines) {
    return lines
        .doOnNext(line -> begun = true)
        .onErrorResume(this::told)
        .bufferUntil(this::isEnough)
        .map(Lines::joined)
        .concatMapIterable(Lines::pieces, 1)
        .concatWith(Mono.defer(this::end));
  }

  private static byte[] json(Object row) {
    var line = new ByteArrayOutputStream(256);
    line.writeBytes(ContractJson.MAPPER.writeValueAsBytes(row));
    line.write('\n');
    return line.toByteArray();
  }

  private boolean isEnough(byte[] line) {
    waiting++;
    waitingBytes += line.length;
    if (waiting < AT_ONCE && waitingBytes < AT_ONCE_BYTES) {
      return false;
    }
    waiting = 0;
    waitingBytes = 0;
    return true;
  }

  private static Iterable<byte[]> pieces(byte[] bytes) {
    return bytes.length <= AT_ONCE_BYTES
        ? List.of(bytes)
        : () ->
            IntStream.iterate(0, from -> from < bytes.length, from -> from + AT_ONCE_BYTES)
                .mapToObj(
                    from ->
                        Arrays.copyOfRange(
                            bytes, from, Math.min(bytes.length, from + AT_ONCE_BYTES)))
                .iterator();
  }

  private Mono<byte[]> told(Throwable why) {
    failure = why;
    return begun ? Mono.fromSupplier(() -> lastLine.apply(why)) : Mono.empty();
  }

  private Mono<byte[]> end() {
    if (failure == null) {
      return Mono.empty();
    }
    return Mono.error(begun ? new Cut() : failure);
  }

  private static byte[] joined(List<byte[]> lines) {
    var bytes = new ByteArrayOutputStream(1024);
    for (var line : lines) {
      bytes.writeBytes(line);
    }
    return bytes.toByteArray();
  }

  /** Only breaks the connection; what happened was told and logged already. */
  static final class Cut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Cut() {
      super("The list was cut", null, false, false);
    }
  }
}
