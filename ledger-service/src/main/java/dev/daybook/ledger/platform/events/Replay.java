package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Events as lines, and a last line that says how many they were and what their bytes hash to. The
 * next page is read while this one is written; more is not ahead of a slow reader.
 */
final class Replay {

  /** How many bytes are handed on at a time: what a connection takes ahead is counted in pieces. */
  private static final int PIECE_BYTES = 16_384;

  private final WireEvents events;
  private final LeafHashes hashes;
  private final Chain chain;
  private final MessageDigest digest = sha256();
  private long count;
  private @Nullable Long first;
  private @Nullable Long last;

  /**
   * Some events, and what is known of their leaves.
   *
   * @param hashes by position
   */
  private record Page(List<StoredEvent> events, Map<Long, String> hashes) {}

  private Replay(WireEvents events, LeafHashes hashes, Chain chain) {
    this.events = events;
    this.hashes = hashes;
    this.chain = chain;
  }

  /**
   * @param last the position of the last event of the selection before the first page; 0 if there
   *     is none
   */
  static Flux<byte[]> of(
      WireEvents events, LeafHashes hashes, long last, Flux<List<StoredEvent>> pages) {
    return Flux.defer(() -> new Replay(events, hashes, new Chain(last)).written(pages));
  }

  private Flux<byte[]> written(Flux<List<StoredEvent>> pages) {
    return pages
        .concatMap(page -> hashes.of(page).map(known -> new Page(page, known)), 1)
        .publishOn(Schedulers.parallel(), 1)
        .<byte[]>concatMapIterable(page -> () -> pieces(page.events.iterator(), page.hashes), 1)
        .concatWith(Mono.fromSupplier(this::trailer));
  }

  private Iterator<byte[]> pieces(Iterator<StoredEvent> page, Map<Long, String> hashes) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return page.hasNext();
      }

      @Override
      public byte[] next() {
        return piece(page, hashes);
      }
    };
  }

  private byte[] piece(Iterator<StoredEvent> page, Map<Long, String> hashes) {
    var piece = new ByteArrayOutputStream(2 * PIECE_BYTES);
    do {
      write(page.next(), hashes, piece);
    } while (page.hasNext() && piece.size() < PIECE_BYTES);
    var bytes = piece.toByteArray();
    digest.update(bytes);
    return bytes;
  }

  private void write(StoredEvent event, Map<Long, String> hashes, ByteArrayOutputStream piece) {
    chain.next(events.of(event)).leaf(hashes.get(event.position())).writeTo(piece);
    piece.write('\n');
    count++;
    first = first == null ? Long.valueOf(event.position()) : first;
    last = event.position();
  }

  private byte[] trailer() {
    var trailer = new Trailer(count, first, last, HexFormat.of().formatHex(digest.digest()));
    var line = new ByteArrayOutputStream();
    line.writeBytes(ContractJson.MAPPER.writeValueAsBytes(trailer));
    line.write('\n');
    return line.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
