package dev.daybook.ledger.purchases.files;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps files that purchases are made of in the database, part by part, until they are. */
final class ImportFiles {

  /** Enough for a million purchases, each with its warranty. */
  static final long LARGEST_FILE_BYTES = 512L << 20;

  private static final int PART_BYTES = 1 << 18;

  /** A node that works on a file says so again and again; one that is dead doesn't. */
  private static final int CLAIMED_SECONDS = 5;

  private static final int LATER_SECONDS = 1;

  /** A file that has come whole. */
  record Whole(ImportId id, long bytes, String digest) {}

  /** Something to do. */
  record Work(String tenant, ImportId id, String actor, Instant askedAt) {}

  private final TenantConnections connections;

  ImportFiles(TenantConnections connections) {
    this.connections = connections;
  }

  /** Takes a file in. If it breaks off, is too large or is given up, nothing of it stays. */
  Mono<Whole> store(String tenant, ImportId id, String actor, Flux<byte[]> parts) {
    return Mono.usingWhen(
        update(tenant, BEGIN, tenant, id.value(), actor).then(Mono.fromSupplier(Arriving::new)),
        arriving -> stored(tenant, id, arriving, parts),
        whole -> Mono.empty(),
        (arriving, broken) -> delete(tenant, id),
        givenUp -> delete(tenant, id));
  }

  private Mono<Whole> stored(String tenant, ImportId id, Arriving arriving, Flux<byte[]> parts) {
    return Flux.concat(arriving.parts(parts), Mono.fromSupplier(arriving::rest))
        .index()
        .concatMap(part -> update(tenant, PART, tenant, id.value(), part.getT1(), part.getT2()), 1)
        .then(Mono.fromSupplier(() -> new Whole(id, arriving.bytes, arriving.hex())));
  }

  private static final String BEGIN =
      """
      INSERT INTO daybook.import_file (tenant, id, actor)
      VALUES ($1, $2, $3)
      """;
  private static final String PART =
      """
      INSERT INTO daybook.import_part (tenant, id, number, bytes)
      VALUES ($1, $2, $3, $4)
      """;

  /**
   * Its rows may be taken. That it begins to wait only now keeps whoever finds no import of it yet
   * from forgetting it.
   */
  Mono<Void> release(String tenant, Whole file) {
    return update(tenant, WHOLE, tenant, file.id().value(), file.bytes());
  }

  private static final String WHOLE =
      """
      UPDATE daybook.import_file SET bytes = $3, asked_at = clock_timestamp()
      WHERE tenant = $1 AND id = $2
      """;

  /** Makes parts of one size of whatever comes, and measures them. */
  private static final class Arriving {

    private final ByteArrayOutputStream part = new ByteArrayOutputStream(2 * PART_BYTES);
    private final MessageDigest digest = sha256();
    private long bytes;

    Flux<byte[]> parts(Flux<byte[]> from) {
      return from.<byte[]>handle(
          (some, next) -> {
            bytes += some.length;
            if (bytes > LARGEST_FILE_BYTES) {
              next.error(tooLarge().raise());
              return;
            }
            digest.update(some);
            part.writeBytes(some);
            if (part.size() >= PART_BYTES) {
              next.next(rest());
            }
          });
    }

    byte[] rest() {
      var rest = part.toByteArray();
      part.reset();
      return rest;
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every JDK has SHA-256", impossible);
      }
    }
  }

  private static Problem tooLarge() {
    return Problem.of(
        ErrorCodes.BODY_TOO_LARGE, "A file has at most %d bytes.".formatted(LARGEST_FILE_BYTES));
  }

  /** The parts of a file, in order, each read when the one before it was taken. */
  Flux<byte[]> read(String tenant, ImportId id) {
    return part(tenant, id, 0)
        .expand(read -> part(tenant, id, read.number + 1))
        .map(read -> read.bytes);
  }

  private record Part(long number, byte[] bytes) {}

  private Mono<Part> part(String tenant, ImportId id, long number) {
    return list(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    READ,
                    row ->
                        new Part(number, requireNonNull(row.columns().get("bytes", byte[].class))),
                    tenant,
                    id.value(),
                    number))
        .flatMapIterable(parts -> parts)
        .next();
  }

  private static final String READ =
      """
      SELECT bytes
      FROM daybook.import_part
      WHERE tenant = $1 AND id = $2 AND number = $3
      """;

  private <T> Mono<List<T>> list(
      String tenant, Function<Connection, ? extends Publisher<T>> reading) {
    return connections.list(tenant, reading);
  }

  /** Something that nobody works on; empty if there is nothing to do. */
  Mono<Work> claim() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    "SELECT tenant, id, actor, asked_at FROM daybook.claim_import($1)",
                    row ->
                        new Work(
                            row.text("tenant"),
                            new ImportId(row.uuid("id")),
                            row.text("actor"),
                            row.time("asked_at")),
                    CLAIMED_SECONDS))
        .next();
  }

  /** Goes on working on it. */
  Mono<Void> keep(Work work) {
    return update(work.tenant(), KEEP, work.tenant(), work.id().value(), CLAIMED_SECONDS);
  }

  private static final String KEEP =
      """
      UPDATE daybook.import_file SET claimed_until = clock_timestamp() + make_interval(secs => $3)
      WHERE tenant = $1 AND id = $2
      """;

  /** There is something to do with what it became, though the file is gone. */
  Mono<Void> ask(String tenant, ImportId id, String actor) {
    return update(tenant, ASK, tenant, id.value(), actor);
  }

  private static final String ASK =
      """
      INSERT INTO daybook.import_file (tenant, id, actor, bytes)
      VALUES ($1, $2, $3, 0)
      ON CONFLICT (tenant, id) DO UPDATE SET asked_at = clock_timestamp(), claimed_until = NULL
      """;

  Mono<Void> delete(String tenant, ImportId id) {
    return update(tenant, DELETE, tenant, id.value());
  }

  private static final String DELETE =
      """
      DELETE FROM daybook.import_file
      WHERE tenant = $1 AND id = $2
      """;

  /**
   * Nothing is left to do, unless somebody has asked for more since it was claimed. Who asks says
   * so just before it is written down what for.
   *
   * @param isDone whether what was asked for was found, and done
   */
  Mono<Void> done(Work work, boolean isDone) {
    return update(work.tenant(), DONE, work.tenant(), work.id().value(), work.askedAt(), isDone)
        .then(update(work.tenant(), KEEP, work.tenant(), work.id().value(), LATER_SECONDS));
  }

  private static final String DONE =
      """
      DELETE FROM daybook.import_file
      WHERE tenant = $1 AND id = $2 AND asked_at = $3
        AND ($4 OR asked_at < clock_timestamp() - interval '1 minute')
      """;

  private Mono<Void> update(String tenant, String sql, Object... parameters) {
    return connections.use(tenant, connection -> Sql.update(connection, sql, parameters)).then();
  }
}
