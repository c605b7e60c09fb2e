package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.ledger.platform.http.RouteTable.Found;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {

  private final RouteTable<String> routes = new RouteTable<>();

  RouteTableTest() {
    routes.add("GET", "/periods", "list");
    routes.add("POST", "/periods", "open");
    routes.add("GET", "/periods/{period_id}", "read");
    routes.add("GET", "/periods/current", "current");
    routes.add("GET", "/periods/{id}/notes/{note_id}", "note");
    routes.add("GET", "/schemas/{type}/{revision}.json", "schema");
  }

  @Test
  void literalsComeBeforeVariables() {
    assertThat(routes.find("GET", "/periods/current"))
        .isEqualTo(new Found.Here<>("current", Map.of()));
    assertThat(routes.find("GET", "/periods/7"))
        .isEqualTo(new Found.Here<>("read", Map.of("period_id", "7")));
  }

  @Test
  void everyOperationNamesItsOwnVariables() {
    assertThat(routes.find("GET", "/periods/7/notes/8"))
        .isEqualTo(new Found.Here<>("note", Map.of("id", "7", "note_id", "8")));
  }

  @Test
  void aVariableMayHaveASuffix() {
    assertThat(routes.find("GET", "/schemas/a.b/1.json"))
        .isEqualTo(new Found.Here<>("schema", Map.of("type", "a.b", "revision", "1")));
    assertThat(routes.find("GET", "/schemas/a.b/.json")).isEqualTo(new Found.Nothing<>());
  }

  @Test
  void otherMethodsAreToldWhatIsAllowed() {
    assertThat(routes.find("DELETE", "/periods"))
        .isEqualTo(new Found.OtherMethods<>(Set.of("GET", "HEAD", "POST")));
    assertThat(routes.find("HEAD", "/periods")).isEqualTo(new Found.Here<>("list", Map.of()));
  }

  @Test
  void nothingStandsBetweenTheLines() {
    for (var path : new String[] {"/", "/periods/", "//periods", "/period", "/periods/7/notes"}) {
      assertThat(routes.find("GET", path)).as(path).isEqualTo(new Found.Nothing<>());
    }
  }

  @Test
  void twoOperationsAtOnePlaceAreRefused() {
    assertThatThrownBy(() -> routes.add("GET", "/periods/{other}", "again"))
        .isInstanceOf(IllegalStateException.class);
  }
}
