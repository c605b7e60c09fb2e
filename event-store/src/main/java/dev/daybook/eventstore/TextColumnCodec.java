package dev.daybook.eventstore;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Teaches every connection to bind a {@link TextColumn}. The driver finds it as a service. */
public final class TextColumnCodec implements CodecRegistrar {

  @Override
  public Publisher<Void> register(
      PostgresqlConnection connection, ByteBufAllocator buffers, CodecRegistry codecs) {
    return Mono.fromRunnable(() -> codecs.addFirst(new Binding()));
  }

  private static final class Binding implements Codec<TextColumn> {

    private static final int TEXT = PostgresqlObjectId.TEXT.getObjectId();
    private static final int TEXTS = PostgresqlObjectId.TEXT_ARRAY.getObjectId();
    private static final int NULL_LENGTH = -1;

    @Override
    public boolean canEncode(Object value) {
      return value instanceof TextColumn;
    }

    @Override
    public EncodedParameter encode(Object value) {
      return encode(value, TEXTS);
    }

    @Override
    public EncodedParameter encode(Object value, int type) {
      TextColumn column = (TextColumn) value;
      return new EncodedParameter(
          Format.FORMAT_BINARY, type, Mono.fromSupplier(() -> written(column)));
    }

    /**
     * Dimensions, whether there are nulls, type, length, index of the first; then each text. On the
     * heap: when a connection is lost, the driver releases nothing that was not sent yet.
     */
    private static ByteBuf written(TextColumn column) {
      ByteBuf buffer = Unpooled.buffer();
      buffer.writeInt(column.texts().isEmpty() ? 0 : 1);
      buffer.writeInt(column.texts().contains(null) ? 1 : 0);
      buffer.writeInt(TEXT);
      if (!column.texts().isEmpty()) {
        buffer.writeInt(column.texts().size());
        buffer.writeInt(1);
      }
      column.texts().forEach(text -> write(buffer, text));
      return buffer;
    }

    private static void write(ByteBuf buffer, @Nullable String text) {
      int length = buffer.writerIndex();
      buffer.writeInt(NULL_LENGTH);
      if (text != null) {
        buffer.setInt(length, ByteBufUtil.writeUtf8(buffer, text));
      }
    }

    @Override
    public boolean canDecode(int type, Format format, Class<?> as) {
      return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
      return false;
    }

    @Override
    public TextColumn decode(
        @Nullable ByteBuf buffer, int type, Format format, Class<? extends TextColumn> as) {
      throw new UnsupportedOperationException("A column of texts is only bound");
    }

    @Override
    public EncodedParameter encodeNull() {
      throw new UnsupportedOperationException("A column of texts is never null");
    }
  }
}
