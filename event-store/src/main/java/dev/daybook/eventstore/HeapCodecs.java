package dev.daybook.eventstore;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.Codecs;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import io.r2dbc.spi.Parameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Teaches every connection to write what is bound on the heap. The driver would write it into
 * direct buffers of a pool, and gives these back only when they are sent: what is bound on a
 * connection that is lost before would stay taken for ever. The driver finds this as a service.
 */
public final class HeapCodecs implements CodecRegistrar {

  /** The driver's own codecs, on the heap. They hold nothing of a connection. */
  private static final Codecs ON_THE_HEAP = new DefaultCodecs(new UnpooledByteBufAllocator(false));

  private static final List<Class<?>> BOUND =
      List.of(
          BigDecimal.class,
          Boolean.class,
          Double.class,
          Instant.class,
          Integer.class,
          LocalDate.class,
          Long.class,
          String.class,
          UUID.class,
          byte[].class,
          BigDecimal[].class,
          Boolean[].class,
          Integer[].class,
          LocalDate[].class,
          Long[].class,
          String[].class,
          UUID[].class);

  @Override
  public Publisher<Void> register(
      PostgresqlConnection connection, ByteBufAllocator buffers, CodecRegistry codecs) {
    return Mono.fromRunnable(() -> BOUND.forEach(type -> codecs.addFirst(new Binding<>(type))));
  }

  /**
   * @param type what it binds; the driver looks a codec up by it
   */
  private record Binding<T>(Class<T> type) implements Codec<T>, CodecMetadata {

    @Override
    public boolean canEncode(Object value) {
      return type.isInstance(value);
    }

    @Override
    public EncodedParameter encode(Object value) {
      return ON_THE_HEAP.encode(value);
    }

    @Override
    public EncodedParameter encode(Object value, int as) {
      return ON_THE_HEAP.encode(Parameters.in(PostgresqlObjectId.valueOf(as), value));
    }

    @Override
    public boolean canEncodeNull(Class<?> of) {
      return false;
    }

    @Override
    public EncodedParameter encodeNull() {
      throw new UnsupportedOperationException("Nothing is written for null");
    }

    @Override
    public boolean canDecode(int from, Format format, Class<?> as) {
      return false;
    }

    @Override
    public T decode(@Nullable ByteBuf buffer, int from, Format format, Class<? extends T> as) {
      throw new UnsupportedOperationException("What is read needs no other buffer");
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
      return List.of();
    }
  }
}
