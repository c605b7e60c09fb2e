package dev.daybook.ledger.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.ledger.contract.EventSchemas;
import dev.daybook.ledger.contract.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every form that an event was ever stored in has a schema, and is as that says. */
class StoredFormsAreDescribedTest {

  private final EventSchemas schemas = new EventSchemas(RunningService.shared());

  @Test
  void whatEverWasStoredIsAsItsSchemaSays() throws Exception {
    var folder = Path.of(Objects.requireNonNull(getClass().getResource("/events")).toURI());
    int forms = 0;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var stored = ContractJson.MAPPER.readTree(Files.readString(file));
        var type = stored.path("type").asString();
        schemas.check(
            CloudEvent.schema(type, stored.path("revision").asInt()),
            stored.path("payload").toString());
        forms++;
      }
    }
    assertThat(forms).isGreaterThan(40);
  }
}
