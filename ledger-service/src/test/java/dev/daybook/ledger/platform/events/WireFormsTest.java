package dev.daybook.ledger.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.contracts.wire.Subjects;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.contract.EventSchemas;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.purchases.PurchasesKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What follows of every type of event for its form on the wire. That form is a part of what is
 * proven, so what is pinned here may be added to, and never be changed.
 */
class WireFormsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final EventSchemas SCHEMAS = new EventSchemas(RunningService.shared());
  private static final Subjects SUBJECTS =
      new Subjects(
          Stream.concat(CommunityKinds.ALL.all().stream(), PurchasesKinds.ALL.all().stream())
              .toList());

  /** Of bytes and rows of a file, of steps, and of positions, none of which come near to 2^53. */
  private static final Predicate<Map.Entry<String, JsonNode>> COUNTS =
      field ->
          Set.of(
                  "bytes",
                  "bytes_read",
                  "rows_read",
                  "created",
                  "updated",
                  "skipped",
                  "refused",
                  "seen_at",
                  "line",
                  "step",
                  "undone")
              .contains(field.getKey());

  static List<EventType<?>> types() {
    return Stream.of(CommunityKinds.ALL, PurchasesKinds.ALL)
        .<EventType<?>>flatMap(kinds -> kinds.types().stream())
        .toList();
  }

  private static JsonNode stored(EventType<?> type) {
    try {
      var name = "/events/%s.%d.json".formatted(type.name(), type.revision());
      var url = Objects.requireNonNull(WireFormsTest.class.getResource(name), name);
      return JSON.readTree(Files.readString(Path.of(url.toURI())));
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsStoredIsAsThePublishedSchemaSays(EventType<?> type) {
    SCHEMAS.check(
        CloudEvent.schema(type.name(), type.revision()), stored(type).path("payload").toString());
  }

  /**
   * RFC 8785 writes numbers as JavaScript does: one that is not whole, or beyond 2^53, would be
   * another number than was stored.
   */
  @ParameterizedTest
  @MethodSource("types")
  void numbersInDataAreWholeAndSmall(EventType<?> type) {
    var schema = JsonSchemas.document(Direction.WRITTEN, type.event());
    assertThat(schema.toString()).doesNotContain("\"number\"");
    assertThat(named(schema)).filteredOn(field -> isLong(field.getValue())).allMatch(COUNTS);
  }

  private static List<Map.Entry<String, JsonNode>> named(JsonNode schema) {
    return schema.findValues("properties").stream()
        .flatMap(properties -> properties.properties().stream())
        .toList();
  }

  private static boolean isLong(JsonNode field) {
    return field.path("format").asString("").equals("int64");
  }

  @Test
  void whatEachTypeIsAboutIsPinned() throws Exception {
    var prefixes = new TreeMap<String, String>();
    for (var type : types()) {
      var tags = stored(type).path("tags").valueStream().map(JsonNode::asString).toList();
      var subject = Objects.requireNonNull(SUBJECTS.of(type.name(), tags), type.name());
      prefixes.put(type.name(), subject.substring(0, subject.indexOf('/')));
    }
    var pinned =
        Path.of(
            Objects.requireNonNull(WireFormsTest.class.getResource("/wire/subjects.json")).toURI());
    assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(prefixes))
        .isEqualToNormalizingNewlines(Files.readString(pinned).strip());
  }
}
