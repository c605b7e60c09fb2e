package dev.daybook.projections;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.schema.JsonSchemas;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record in columns that are called as its fields are in JSON: ids as {@code uuid}, amounts as
 * {@code numeric}, currencies and choices as {@code text}. The first field is the entry's id, which
 * is every entry's column.
 *
 * <p>Of a currency with its decimals both are stored, such as {@code EUR/2}. So an amount beside it
 * is never read by another table of currencies than it was written by.
 */
public final class RecordColumns<T extends Record> implements Columns<T> {

  private static final Set<Class<?>> AS_THEY_ARE =
      Set.of(
          String.class,
          BigDecimal.class,
          LocalDate.class,
          Instant.class,
          long.class,
          int.class,
          boolean.class);

  private final List<Field> fields;
  private final Constructor<T> constructor;

  private RecordColumns(Class<T> type) {
    this.fields =
        JsonSchemas.properties(type).entrySet().stream()
            .map(property -> Field.of(property.getKey(), property.getValue()))
            .toList();
    this.constructor =
        reflected(
            () ->
                type.getConstructor(
                    Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class[]::new)));
    if (!fields.getFirst().name.equals("id")) {
      throw new IllegalArgumentException(type + " does not begin with its id");
    }
  }

  public static <T extends Record> RecordColumns<T> of(Class<T> type) {
    return new RecordColumns<>(type);
  }

  @Override
  public List<String> names() {
    return fields.stream().skip(1).map(Field::name).toList();
  }

  @Override
  public List<? extends @Nullable Object> write(T value) {
    var columns = new @Nullable Object[fields.size() - 1];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = fields.get(i + 1).stored(value);
    }
    return Arrays.asList(columns);
  }

  @Override
  public T read(Row row) {
    var values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(row);
    }
    return reflected(() -> constructor.newInstance(values));
  }

  /** The form in which a value of a field, or one to compare with it, is stored. */
  static Object stored(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case Currency currency -> currency.getCurrencyCode();
      case CurrencyUnit unit -> unit.code().getCurrencyCode() + "/" + unit.decimals();
      case Enum<?> choice -> choice.name();
      default -> value;
    };
  }

  /**
   * A field of the record.
   *
   * @param stored what its column holds
   * @param read makes its value of what is stored
   */
  private record Field(
      String name,
      boolean nullable,
      Method accessor,
      Class<?> stored,
      Function<Object, Object> read) {

    static Field of(String name, RecordComponent component) {
      var nullable = JsonSchemas.isNullable(component);
      var accessor = component.getAccessor();
      var type = component.getType();
      if (Id.class.isAssignableFrom(type)) {
        var id = reflected(() -> type.getConstructor(UUID.class));
        return new Field(
            name, nullable, accessor, UUID.class, uuid -> reflected(() -> id.newInstance(uuid)));
      }
      if (type == Currency.class) {
        return new Field(
            name, nullable, accessor, String.class, code -> Currency.getInstance((String) code));
      }
      if (type == CurrencyUnit.class) {
        return new Field(name, nullable, accessor, String.class, unit -> unit((String) unit));
      }
      if (type.isEnum()) {
        var choices = new HashMap<Object, Object>();
        for (var choice : type.getEnumConstants()) {
          choices.put(RecordColumns.stored(choice), choice);
        }
        return new Field(
            name, nullable, accessor, String.class, code -> requireNonNull(choices.get(code)));
      }
      if (!AS_THEY_ARE.contains(type)) {
        throw new IllegalArgumentException(
            "no column holds a %s, such as %s".formatted(type, name));
      }
      var boxed = MethodType.methodType(type).wrap().returnType();
      return new Field(name, nullable, accessor, boxed, value -> value);
    }

    private static CurrencyUnit unit(String stored) {
      var parts = stored.split("/", 2);
      return new CurrencyUnit(Currency.getInstance(parts[0]), Integer.parseInt(parts[1]));
    }

    @Nullable Object stored(Record value) {
      var field = reflected(() -> accessor.invoke(value));
      return field == null ? null : RecordColumns.stored(field);
    }

    @Nullable Object read(Row row) {
      var column = row.columns().get(name, stored);
      return column == null && nullable ? null : read.apply(requireNonNull(column, name));
    }
  }

  private interface Reflection<R extends @Nullable Object> {
    R get() throws ReflectiveOperationException;
  }

  private static <R extends @Nullable Object> R reflected(Reflection<R> reflection) {
    try {
      return reflection.get();
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
