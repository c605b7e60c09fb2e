package dev.daybook.eventstore.axon;

import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon's conversion on Jackson 3; Axon 5.0 brings one for Jackson 2 only. Bytes are JSON,
 * everything else is a value: a {@code String} becomes a JSON string and comes back from one.
 */
public final class JsonConverter implements Converter {

  private final JsonMapper mapper;

  public JsonConverter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean canConvert(Type sourceType, Type targetType) {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
    if (input == null) {
      return null;
    }
    JavaType target = mapper.constructType(targetType);
    if (target.getRawClass().isInstance(input) && !target.hasGenericTypes()) {
      return (T) input;
    }
    try {
      if (input instanceof byte[] json) {
        return mapper.readValue(json, target);
      }
      return target.hasRawClass(byte[].class)
          ? (T) mapper.writeValueAsBytes(input)
          : mapper.convertValue(input, target);
    } catch (JacksonException refused) {
      throw new ConversionException(
          "A %s can't be converted to %s"
              .formatted(input.getClass().getTypeName(), targetType.getTypeName()),
          refused);
    }
  }

  @Override
  public void describeTo(ComponentDescriptor descriptor) {
    descriptor.describeProperty("mapper", mapper);
  }
}
