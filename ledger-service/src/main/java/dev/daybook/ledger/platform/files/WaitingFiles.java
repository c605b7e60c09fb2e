package dev.daybook.ledger.platform.files;

import static dev.daybook.ledger.platform.files.FileErrors.TOO_MANY_FILES;

import dev.daybook.contracts.Id;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Sql;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps files of one kind in the database, part by part, until what is to come of them has. */
public final class WaitingFiles {

  /** Enough for a million rows. */
  public static final int LARGEST_FILE_BYTES = 512 << 20;

  /** So many files of a tenant come in, wait or are worked on at a time. */
  public static final int MOST_FILES = 20;

  private static final int RETRY_AFTER_SECONDS = 30;

  private static final int PART_BYTES = 1 << 18;

  /** A node that works on a file says so again and again; one that is dead doesn't. */
  private static final int CLAIMED_SECONDS = 5;

  private static final int LATER_SECONDS = 1;

  /** A file that has come whole. */
  public record Whole(long bytes, String digest) {}

  /** A file, or the work that came of one, that somebody works on. */
  public record Claimed(String tenant, UUID id, String actor, Instant askedAt) {}

  private final TenantConnections connections;
  private final String kind;

  /**
   * @param kind who works on them looks for that
   */
  public WaitingFiles(TenantConnections connections, String kind) {
    this.connections = connections;
    this.kind = kind;
  }

  /** Takes a file in. If it breaks off, is too large or is given up, nothing of it stays. */
  public Mono<Whole> store(String tenant, Id id, String actor, Flux<byte[]> parts) {
    return Mono.usingWhen(
        begin(tenant, id, actor).then(Mono.fromSupplier(Arriving::new)),
        arriving -> stored(tenant, id, arriving, parts),
        whole -> Mono.empty(),
        (arriving, broken) -> delete(tenant, id),
        givenUp -> delete(tenant, id));
  }

  private Mono<Void> begin(String tenant, Id id, String actor) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    "SELECT daybook.begin_file($1, $2, $3, $4, $5) AS begun",
                    row -> row.truth("begun"),
                    tenant,
                    id.value(),
                    actor,
                    kind,
                    MOST_FILES))
        .flatMap(begun -> begun ? Mono.<Void>empty() : Mono.error(tooMany().raise()))
        .then();
  }

  private static Problem tooMany() {
    return Problem.of(
            TOO_MANY_FILES,
            "There are %d files of the tenant already; send this one when one of them is done."
                .formatted(MOST_FILES))
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private Mono<Whole> stored(String tenant, Id id, Arriving arriving, Flux<byte[]> parts) {
    return Flux.concat(arriving.parts(parts), Mono.fromSupplier(arriving::rest))
        .index()
        .concatMap(part -> update(tenant, PART, tenant, id.value(), part.getT1(), part.getT2()), 1)
        .then(Mono.fromSupplier(() -> new Whole(arriving.bytes, arriving.hex())));
  }

  private static final String PART =
      """
      INSERT INTO daybook.import_part (tenant, id, number, bytes)
      VALUES ($1, $2, $3, $4)
      """;

  /**
   * It may be worked on. That it begins to wait only now keeps whoever finds nothing to do with it
   * yet from forgetting it.
   */
  public Mono<Void> release(String tenant, Id id, Whole file) {
    return update(tenant, WHOLE, tenant, id.value(), file.bytes());
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
  public Flux<byte[]> read(String tenant, Id id) {
    return part(tenant, id, 0)
        .expand(read -> part(tenant, id, read.number + 1))
        .map(read -> read.bytes);
  }

  private record Part(long number, byte[] bytes) {}

  private Mono<Part> part(String tenant, Id id, long number) {
    return connections
        .list(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    READ,
                    row -> new Part(number, row.bytes("bytes")),
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

  /**
   * Something that nobody works on, of a tenant of whom nothing else is worked on; empty if there
   * is nothing to do.
   */
  Mono<Claimed> claim() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    "SELECT tenant, id, actor, asked_at FROM daybook.claim_file($1, $2)",
                    row ->
                        new Claimed(
                            row.text("tenant"),
                            row.uuid("id"),
                            row.text("actor"),
                            row.time("asked_at")),
                    kind,
                    CLAIMED_SECONDS))
        .next();
  }

  /** Goes on working on it. */
  Mono<Void> keep(Claimed file) {
    return update(file.tenant(), KEEP, file.tenant(), file.id(), CLAIMED_SECONDS);
  }

  private static final String KEEP =
      """
      UPDATE daybook.import_file SET claimed_until = clock_timestamp() + make_interval(secs => $3)
      WHERE tenant = $1 AND id = $2
      """;

  /** Whether one could be claimed. */
  Mono<Boolean> isAnyWaiting() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    "SELECT daybook.is_file_waiting($1) AS waiting",
                    row -> row.truth("waiting"),
                    kind))
        .single();
  }

  /** Others have their turn; it waits behind them. */
  Mono<Void> giveBack(Claimed file) {
    return update(file.tenant(), GIVE_BACK, file.tenant(), file.id());
  }

  private static final String GIVE_BACK =
      """
      UPDATE daybook.import_file SET asked_at = clock_timestamp(), claimed_until = NULL
      WHERE tenant = $1 AND id = $2
      """;

  /**
   * There may soon be something to do with what it became, though the file is gone. Whoever works
   * on it looks again after that.
   */
  public Mono<Void> remind(String tenant, Id id, String actor) {
    return update(tenant, REMIND, tenant, id.value(), actor, kind);
  }

  private static final String REMIND =
      """
      INSERT INTO daybook.import_file (tenant, id, actor, kind, bytes)
      VALUES ($1, $2, $3, $4, 0)
      ON CONFLICT (tenant, id) DO UPDATE SET asked_at = clock_timestamp()
      """;

  /** There is something to do with what it became, at once. */
  public Mono<Void> ask(String tenant, Id id, String actor) {
    return update(tenant, ASK, tenant, id.value(), actor, kind);
  }

  private static final String ASK = REMIND.stripTrailing() + ", claimed_until = NULL";

  public Mono<Void> delete(String tenant, Id id) {
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
  Mono<Void> done(Claimed file, boolean isDone) {
    return update(file.tenant(), DONE, file.tenant(), file.id(), file.askedAt(), isDone)
        .then(update(file.tenant(), KEEP, file.tenant(), file.id(), LATER_SECONDS));
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
