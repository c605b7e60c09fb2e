package dev.daybook.projections;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Rows in the text format of COPY: columns parted by tabs, null as {@code \N}. */
public final class CopyText {

  private static final String ESCAPED = "\\\t\n\r";
  private static final String LETTERS = "\\tnr";

  private final StringBuilder text = new StringBuilder();
  private boolean begun;

  public CopyText column(@Nullable Object value) {
    if (begun) {
      text.append('\t');
    }
    begun = true;
    switch (value) {
      case null -> text.append("\\N");
      case String string -> escape(string);
      case Boolean truth -> text.append(truth ? 't' : 'f');
      case BigDecimal exact -> text.append(exact.toPlainString());
      default -> text.append(value);
    }
    return this;
  }

  public CopyText columns(List<? extends @Nullable Object> values) {
    values.forEach(this::column);
    return this;
  }

  public void endRow() {
    text.append('\n');
    begun = false;
  }

  /**
   * Adds the rows to a table; far faster than inserting them.
   *
   * @param copy a statement {@code copy … from stdin} that names the columns
   */
  public Mono<Void> into(Connection connection, String copy) {
    var physical = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap() : connection;
    return ((PostgresqlConnection) physical).copyIn(copy, Mono.just(bytes())).then();
  }

  private ByteBuf bytes() {
    return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void escape(String string) {
    int plain = 0;
    for (int i = 0; i < string.length(); i++) {
      var escaped = ESCAPED.indexOf(string.charAt(i));
      if (escaped >= 0) {
        text.append(string, plain, i).append('\\').append(LETTERS.charAt(escaped));
        plain = i + 1;
      }
    }
    text.append(string, plain, string.length());
  }
}
