package dev.daybook.projections;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.schema.JsonSchemas;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record in columns that are called as its fields are in JSON: ids as {@code uuid}, amounts as
 * {@code numeric}, currencies and choices as {@code text}. The first field is the entry's id, which
 * is every entry's column.
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
  private final MethodHandle constructor;

  private RecordColumns(Class<T> type) {
    this.fields =
        JsonSchemas.properties(type).entrySet().stream()
            .map(property -> Field.of(property.getKey(), property.getValue()))
            .toList();
    this.constructor =
        found(
            () ->
                MethodHandles.publicLookup()
                    .findConstructor(
                        type,
                        MethodType.methodType(
                            void.class,
                            Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class[]::new)))
                    .asSpreader(Object[].class, fields.size())
                    .asType(MethodType.methodType(Object.class, Object[].class)));
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
  @SuppressWarnings("unchecked") // the constructor is the record's
  public T read(Row row) {
    var values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(row);
    }
    return (T) called(() -> constructor.invokeExact(values));
  }

  /** As a value of a field, or one to compare with it, is stored. */
  static Object stored(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case Currency currency -> currency.getCurrencyCode();
      case Enum<?> choice -> choice.name();
      default -> value;
    };
  }

  private record Field(
      String name,
      boolean nullable,
      MethodHandle accessor,
      Class<?> stored,
      Function<Object, Object> read) {

    static Field of(String name, RecordComponent component) {
      var type = component.getType();
      var accessor =
          found(
              () ->
                  MethodHandles.publicLookup()
                      .unreflect(component.getAccessor())
                      .asType(MethodType.methodType(Object.class, Object.class)));
      var nullable = JsonSchemas.isNullable(component);
      if (Id.class.isAssignableFrom(type)) {
        return new Field(name, nullable, accessor, UUID.class, idOf(type));
      }
      if (type == Currency.class) {
        return new Field(
            name, nullable, accessor, String.class, code -> Currency.getInstance((String) code));
      }
      if (type.isEnum()) {
        return new Field(name, nullable, accessor, String.class, choiceOf(type));
      }
      if (!AS_THEY_ARE.contains(type)) {
        throw new IllegalArgumentException(
            "no column holds a %s, such as %s".formatted(type, name));
      }
      var boxed = MethodType.methodType(type).wrap().returnType();
      return new Field(name, nullable, accessor, boxed, value -> value);
    }

    private static Function<Object, Object> idOf(Class<?> type) {
      var constructor =
          found(
              () ->
                  MethodHandles.publicLookup()
                      .findConstructor(type, MethodType.methodType(void.class, UUID.class))
                      .asType(MethodType.methodType(Object.class, Object.class)));
      return value -> called(() -> constructor.invokeExact(value));
    }

    private static Function<Object, Object> choiceOf(Class<?> type) {
      return name ->
          Arrays.stream(type.getEnumConstants())
              .filter(choice -> ((Enum<?>) choice).name().equals(name))
              .findFirst()
              .orElseThrow();
    }

    @Nullable Object stored(Record value) {
      var field = called(() -> accessor.invokeExact((Object) value));
      return field == null ? null : RecordColumns.stored(field);
    }

    @Nullable Object read(Row row) {
      var column = row.columns().get(name, stored);
      return column == null && nullable ? null : read.apply(Objects.requireNonNull(column, name));
    }
  }

  private interface Handle<R extends @Nullable Object> {
    R get() throws Throwable;
  }

  private static MethodHandle found(Handle<MethodHandle> handle) {
    return called(handle);
  }

  private static <R extends @Nullable Object> R called(Handle<R> handle) {
    try {
      return handle.get();
    } catch (RuntimeException | Error fault) {
      throw fault;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
