package dev.daybook.projections;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer. A column that is null is a bug, unless it is asked for as one that may be.
 */
public record Row(Readable columns) {

  public String text(String column) {
    return required(column, String.class);
  }

  public @Nullable String textOrNull(String column) {
    return columns.get(column, String.class);
  }

  public UUID uuid(String column) {
    return required(column, UUID.class);
  }

  public @Nullable UUID uuidOrNull(String column) {
    return columns.get(column, UUID.class);
  }

  public long number(String column) {
    return required(column, Long.class);
  }

  public int integer(String column) {
    return required(column, Integer.class);
  }

  public double decimal(String column) {
    return required(column, Double.class);
  }

  public boolean truth(String column) {
    return required(column, Boolean.class);
  }

  public LocalDate day(String column) {
    return required(column, LocalDate.class);
  }

  public @Nullable LocalDate dayOrNull(String column) {
    return columns.get(column, LocalDate.class);
  }

  public BigDecimal exact(String column) {
    return required(column, BigDecimal.class);
  }

  public @Nullable BigDecimal exactOrNull(String column) {
    return columns.get(column, BigDecimal.class);
  }

  public Instant time(String column) {
    return required(column, Instant.class);
  }

  public @Nullable Instant timeOrNull(String column) {
    return columns.get(column, Instant.class);
  }

  public byte[] bytes(String column) {
    return required(column, byte[].class);
  }

  private <T> T required(String column, Class<T> type) {
    return Objects.requireNonNull(columns.get(column, type), column);
  }
}
