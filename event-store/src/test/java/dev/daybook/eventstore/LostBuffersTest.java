package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was to be sent on a connection that is gone takes no memory for ever. */
class LostBuffersTest {

  private static final int STATEMENTS = 200;

  /** Of the 50 MB at least that the statements bind. */
  private static final long OTHER_USE_BYTES = 8L << 20;

  private static final TestDatabase database = TestPostgres.database();

  private final Connection connection =
      one(Mono.from(database.connect(database.service()).create()));

  @BeforeEach
  void theConnectionIsLost() {
    var backend =
        one(
            Flux.from(connection.createStatement("SELECT pg_backend_pid()").execute())
                .flatMap(result -> result.map(row -> String.valueOf(row.get(0))))
                .next());
    database.execute("SELECT pg_terminate_backend(%s)".formatted(backend));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !one(Mono.from(connection.validate(ValidationDepth.LOCAL))));
  }

  @AfterEach
  void close() {
    Mono.from(connection.close()).block();
  }

  static Stream<Named<Supplier<Object>>> bound() {
    return Stream.of(
        Named.of("text", () -> "x".repeat(300_000)),
        Named.of("bytea", () -> new byte[300_000]),
        Named.of("text[]", () -> filled(new String[300], "x".repeat(1_000))),
        Named.of("integer[]", () -> filled(new Integer[40_000], 1_234_567)),
        Named.of("bigint[]", () -> filled(new Long[40_000], 1_234_567_890L)),
        Named.of("numeric[]", () -> filled(new BigDecimal[40_000], new BigDecimal("12345.67"))),
        Named.of("boolean[]", () -> filled(new Boolean[200_000], true)),
        Named.of("date[]", () -> filled(new LocalDate[40_000], LocalDate.of(2026, 1, 1))),
        Named.of("uuid[]", () -> filled(new UUID[10_000], UUID.randomUUID())));
  }

  private static <T> T[] filled(T[] array, T value) {
    Arrays.fill(array, value);
    return array;
  }

  @ParameterizedTest
  @MethodSource("bound")
  void noBufferStaysTaken(Supplier<Object> value) {
    Object bound = value.get();
    long before = directBytes();
    for (int i = 0; i < STATEMENTS; i++) {
      fails(connection.createStatement("SELECT $1").bind(0, bound));
    }
    assertThat(directBytes() - before).isLessThan(OTHER_USE_BYTES);
  }

  /** Small ones keep a whole chunk of the pool each, in the end. */
  @Test
  void noSmallBufferStaysTakenEither() {
    long before = directBytes();
    for (int i = 0; i < 100 * STATEMENTS; i++) {
      fails(
          connection
              .createStatement("SELECT $1, $2, $3, $4, $5, $6, $7, $8")
              .bind(0, 1)
              .bind(1, 1L)
              .bind(2, 1.0)
              .bind(3, true)
              .bind(4, BigDecimal.ONE)
              .bind(5, LocalDate.EPOCH)
              .bind(6, Instant.EPOCH)
              .bind(7, new UUID(1, 1)));
    }
    assertThat(directBytes() - before).isLessThan(OTHER_USE_BYTES);
  }

  private static void fails(Statement statement) {
    assertThatThrownBy(
            () -> Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).blockLast())
        .satisfies(fault -> assertThat(Outage.is(fault)).isTrue());
  }

  private static long directBytes() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }
}
