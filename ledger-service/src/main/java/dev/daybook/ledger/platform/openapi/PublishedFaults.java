package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults that a request can have. Some are about what not every interface takes: a list with a
 * limit, a time zone. Those are published once an operation takes it.
 */
final class PublishedFaults {

  static Stream<FaultCode> of(Collection<Operation> operations) {
    return Arrays.stream(FaultCode.values()).filter(fault -> canBe(fault, operations));
  }

  private static boolean canBe(FaultCode fault, Collection<Operation> operations) {
    return switch (fault) {
      case TOO_MANY_ITEMS ->
          takes(operations, component -> component.isAnnotationPresent(MaxItems.class));
      case NOT_A_TIME_ZONE ->
          takes(operations, component -> within(component.getGenericType()).anyMatch(isZone()))
              || operations.stream()
                  .flatMap(operation -> operation.allQuery().stream())
                  .anyMatch(parameter -> isOf(parameter, fault));
      default -> true;
    };
  }

  private static Predicate<Class<?>> isZone() {
    return type -> type == ZoneId.class;
  }

  private static boolean isOf(Parameter<?> parameter, FaultCode fault) {
    return parameter.form().code() == fault;
  }

  private static boolean takes(
      Collection<Operation> operations, Predicate<RecordComponent> component) {
    return operations.stream()
        .map(Operation::body)
        .filter(Objects::nonNull)
        .flatMap(PublishedFaults::components)
        .anyMatch(component);
  }

  /** Those of the records within it, too. */
  private static Stream<RecordComponent> components(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .flatMap(
                component ->
                    Stream.concat(
                        Stream.of(component),
                        within(component.getGenericType()).flatMap(PublishedFaults::components)))
        : Stream.of();
  }

  /** The types that values are of: of a list, those of its entries. */
  private static Stream<Class<?>> within(Type type) {
    return switch (type) {
      case Class<?> plain -> Stream.of(plain);
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).flatMap(PublishedFaults::within);
      default -> Stream.of();
    };
  }

  private PublishedFaults() {}
}
