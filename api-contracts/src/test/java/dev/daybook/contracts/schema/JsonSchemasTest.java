package dev.daybook.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemasTest {

  record PeriodId(UUID value) implements Id {}

  enum Status {
    OPEN,
    CLOSED
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Share permits Equal, Weighted {}

  @JsonTypeName("equal")
  record Equal() implements Share {}

  @JsonTypeName("weighted")
  record Weighted(@Positive int weight) implements Share {}

  record Line(@NotBlank @MaxLength(5) String label, @NotNegative BigDecimal rest) {}

  @Describe("Money that an owner paid in.")
  record Contribution(
      PeriodId periodId,
      @Positive @Example("125.50") BigDecimal amount,
      Currency currency,
      LocalDate paidOn,
      Instant recordedAt,
      Status status,
      @MaxItems(2) List<Line> lines,
      @Nullable Share share,
      @Nullable @Between(min = 1, max = 9) Integer floor,
      @Nullable Status before) {}

  private static final String COMPLETE =
      """
      {"period_id":"019ab3a0-0000-7000-8000-000000000001","amount":"125.50","currency":"EUR",
       "paid_on":"2026-11-21","recorded_at":"2026-11-21T10:00:00Z","status":"OPEN",
       "lines":[{"label":"heat","rest":"0.00"}],"share":{"kind":"weighted","weight":3},"floor":null,
       "before":null}
      """;

  @Test
  void whatIsWrittenHasEveryPropertyAndMayGrow() {
    assertThat(faults(Direction.WRITTEN, COMPLETE)).isEmpty();
    assertThat(faults(Direction.WRITTEN, COMPLETE.replace("\"floor\":null,", ""))).hasSize(1);
    assertThat(
            faults(
                Direction.WRITTEN, COMPLETE.replace("\"floor\":null,", "\"floor\":null,\"x\":1,")))
        .isEmpty();
  }

  @Test
  void whatIsAcceptedMayLackNullablePropertiesButHasNoUnknownOnes() {
    assertThat(faults(Direction.ACCEPTED, COMPLETE.replace("\"floor\":null,", ""))).isEmpty();
    assertThat(faults(Direction.ACCEPTED, COMPLETE.replace("\"floor\":null,", "\"flor\":null,")))
        .hasSize(1);
  }

  @Test
  void anAmountIsWrittenAsTextAndAcceptedAsANumberToo() {
    var number = COMPLETE.replace("\"125.50\"", "125.50");
    assertThat(faults(Direction.WRITTEN, number)).hasSize(1);
    assertThat(faults(Direction.ACCEPTED, number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"amount\":\"125.50\" | \"amount\":\"0.00\"",
        "\"amount\":\"125.50\" | \"amount\":\"-1\"",
        "\"amount\":\"125.50\" | \"amount\":0",
        "\"amount\":\"125.50\" | \"amount\":\"1e3\"",
        "\"rest\":\"0.00\"     | \"rest\":\"-0.01\"",
        "\"label\":\"heat\"    | \"label\":\"  \"",
        "\"label\":\"heat\"    | \"label\":\"heating\"",
        "\"currency\":\"EUR\"  | \"currency\":\"Euro\"",
        "2026-11-21\",         | 2026-11-31\",",
        "10:00:00Z             | 25:00:00Z",
        "019ab3a0-             | 019ab3a-",
        "\"OPEN\"              | \"AJAR\"",
        "\"floor\":null        | \"floor\":10",
        "\"weight\":3          | \"weight\":0",
        "\"weighted\"          | \"equal\"",
        "\"rest\":\"0.00\"}    | \"rest\":\"0.00\"},{\"label\":\"a\",\"rest\":0},{\"label\":\"b\",\"rest\":0}",
      })
  void eachLimitRefusesWhatIsBeyondIt(String right, String wrong) {
    assertThat(COMPLETE).contains(right);
    assertThat(faults(Direction.ACCEPTED, COMPLETE.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void wordsAndExamplesAreCarriedOver() {
    var schema = JsonSchemas.document(Direction.WRITTEN, Contribution.class);
    assertThat(schema.path("description").asString()).isEqualTo("Money that an owner paid in.");
    assertThat(schema.at("/properties/amount/examples/0").asString()).isEqualTo("125.50");
  }

  record Step<V>(long position, @Nullable V before, V after) {}

  record History(List<Step<Line>> steps) {}

  @Test
  void aRecordWithArgumentsIsNamedAfterThem() {
    var schema = JsonSchemas.document(Direction.WRITTEN, History.class);
    assertThat(schema.path("$defs").propertyNames()).containsExactly("Line", "LineStep");
    assertThat(schema.at("/$defs/LineStep/properties/before"))
        .hasToString("{\"anyOf\":[{\"$ref\":\"#/$defs/Line\"},{\"type\":\"null\"}]}");
  }

  record Patch(@Nullable @Positive Optional<BigDecimal> amount) {}

  @Test
  void anOptionalIsItsValueOrNullOrAbsent() {
    var schema = JsonSchemas.document(Direction.ACCEPTED, Patch.class);
    assertThat(schema.has("required")).isFalse();
    assertThat(schema.at("/properties/amount/type"))
        .hasToString("[\"string\",\"number\",\"null\"]");
    assertThat(schema.at("/properties/amount/exclusiveMinimum").asInt(-1)).isZero();
  }

  record Change(@Nullable String name, @Nullable Optional<String> email) {}

  @Test
  void aChangeTakesNullOnlyWhereItTakesSomethingAway() {
    var schemas = JsonSchemas.in(Direction.ACCEPTED, "#/");
    var schema = schemas.inlineChange(Change.class);
    assertThat(schema.at("/properties/name/type")).hasToString("\"string\"");
    assertThat(schema.at("/properties/email/type")).hasToString("[\"string\",\"null\"]");
    assertThat(schemas.inline(Change.class).at("/properties/name/type"))
        .hasToString("[\"string\",\"null\"]");
  }

  record Shelf(Thread thread) {}

  @Test
  void aTypeWithoutASchemaIsRefusedByName() {
    assertThatThrownBy(() -> JsonSchemas.document(Direction.WRITTEN, Shelf.class))
        .hasMessageContaining("java.lang.Thread");
  }

  private static List<String> faults(Direction direction, String json) {
    ObjectNode document = JsonSchemas.document(direction, Contribution.class);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(document)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
