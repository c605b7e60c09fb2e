package dev.daybook.contracts.json;

import dev.daybook.contracts.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.jdk.UUIDDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes every {@link Id} as its bare UUID and reads it back through the record's constructor. */
final class IdModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  IdModule() {
    super("daybook-ids");
    addSerializer(new IdSerializer());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(
        new Deserializers.Base() {
          @Override
          public @Nullable ValueDeserializer<?> findBeanDeserializer(
              JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            return hasDeserializerFor(config, type.getRawClass())
                ? new IdDeserializer(type.getRawClass())
                : null;
          }

          @Override
          public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Id.class.isAssignableFrom(type) && type.isRecord();
          }
        });
  }

  private static final class IdSerializer extends StdScalarSerializer<Id> {

    IdSerializer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator json, SerializationContext context) {
      json.writeString(id.value().toString());
    }
  }

  private static final class IdDeserializer extends StdScalarDeserializer<Id> {

    /**
     * The deserializer is kept, because the mapper would look for it under a lock, each time anew.
     */
    private static final UUIDDeserializer UUIDS = new UUIDDeserializer();

    private final MethodHandle constructor;

    IdDeserializer(Class<?> type) {
      super(type);
      try {
        constructor =
            MethodHandles.publicLookup()
                .findConstructor(type, MethodType.methodType(void.class, UUID.class))
                .asType(MethodType.methodType(Id.class, UUID.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(type + " is not a public record of one UUID", e);
      }
    }

    @Override
    public Id deserialize(JsonParser json, DeserializationContext context) {
      var value = UUIDS.deserialize(json, context);
      try {
        return (Id) constructor.invokeExact(value);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
