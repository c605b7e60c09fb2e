package dev.daybook.contracts.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.daybook.contracts.CurrencyUnit;
import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The mapper of the contracts: snake_case names, days and times in ISO 8601, ids and decimals as
 * strings, null written as null. Whatever it does not know it refuses.
 */
public final class ContractJson {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new IdModule())
          // A currency is shown by its code: amounts bear its decimals themselves.
          .addModule(
              new SimpleModule("daybook-currencies")
                  .addSerializer(CurrencyUnit.class, new ToStringSerializer(CurrencyUnit.class)))
          .withConfigOverride(
              BigDecimal.class,
              override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ContractJson() {}
}
