package dev.daybook.ledger.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.community.CommunityRejection;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.platform.http.Endpoints;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples in {@code /openapi.json} are what the service answers. With {@code -Drecord=true}
 * their files are written anew; each exchange is held against the description in any case.
 */
class ExamplesTest {

  private static final Path FILES = Path.of("src", "main", "resources", "openapi", "examples");
  private static final int SERVICE_AT_FAULT = 500;
  private static final Set<String> TAGS_OF_THE_PLATFORM =
      Set.of(
          "identity",
          // What it lists is all that there is, whoever made it.
          "tenants",
          "audit",
          "live",
          "views",
          "documentation",
          "platform");

  private static final Set<ErrorCode> TAKES_HUNDREDS_OF_REQUESTS =
      Set.of(ErrorCodes.SUM_TOO_LARGE, CommunityRejection.TOO_MANY_CHANGES);

  /** It takes hundreds of users, others at the same moment, or somebody who may do less. */
  private static final Set<String> TAKES_OTHERS =
      Set.of("too_many_in_tenant", "too_many_files", "conflict", "beyond_own_permissions");

  /** It makes what is not there yet. */
  private static final Set<String> FINDS_EVERYTHING = Set.of("defineRole");

  private static final JsonMapper JSON = new JsonMapper();
  private static Map<String, JsonNode> told = Map.of();

  @BeforeAll
  static void tellTheStory() throws IOException {
    // What several tell of is shown as the last of them tells it.
    var all = new TreeMap<String, JsonNode>();
    all.putAll(told(recorder -> new EventsStory(recorder).tell()));
    all.putAll(told(recorder -> new WebhooksStory(recorder).tell()));
    all.putAll(told(recorder -> new AnalyticsStory(recorder).tell()));
    all.putAll(told(recorder -> new CommunityStory(recorder).tell()));
    all.putAll(told(recorder -> new PurchasesStory(recorder).tell()));
    all.putAll(told(recorder -> new IdentityStory(recorder).tell()));
    told = all;
    if (Boolean.getBoolean("record")) {
      Files.createDirectories(FILES);
      for (var one : told.entrySet()) {
        Files.writeString(file(one.getKey()), pretty(one.getValue()));
      }
    }
  }

  /** Each context in a tenant of its own. */
  private static Map<String, JsonNode> told(Consumer<Recorder> story) {
    var recorder = new Recorder(RunningService.shared().newTenant(), operations());
    story.accept(recorder);
    return recorder.recorded();
  }

  @Test
  void everyExampleIsWhatTheServiceAnswersToday() throws IOException {
    for (var one : told.entrySet()) {
      assertThat(file(one.getKey())).hasContent(pretty(one.getValue()));
    }
    try (var files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              told.keySet().stream().map(id -> id + ".json").toList());
    }
  }

  @Test
  void everyOperationOfAContextShowsItsSuccessAndEachOfItsRefusals() {
    for (var operation : operations()) {
      var exchanges = told.getOrDefault(operation.id(), JSON.createObjectNode()).path("exchanges");
      assertThat(exchanges.propertyNames())
          .as("%s: %s", operation.id(), operation)
          .containsAll(refusals(operation));
      assertThat(exchanges.values())
          .as("%s: %s", operation.id(), operation)
          .anyMatch(it -> it.at("/answer/status").asInt() == operation.status());
    }
  }

  /** What it refuses because of what is asked, not because the service can't answer for now. */
  private static Collection<String> refusals(Operation operation) {
    var codes = new TreeSet<String>();
    operation.refusals().stream()
        .filter(code -> code.status() < SERVICE_AT_FAULT)
        .filter(code -> !TAKES_HUNDREDS_OF_REQUESTS.contains(code))
        .map(ErrorCode::code)
        .filter(code -> !TAKES_OTHERS.contains(code))
        .forEach(codes::add);
    if (!operation.pathVariables().isEmpty() && !FINDS_EVERYTHING.contains(operation.id())) {
      codes.add(ErrorCodes.NOT_FOUND.code());
    }
    if (operation.body() != null) {
      codes.add(ErrorCodes.VALIDATION_ERROR.code());
    }
    return codes;
  }

  private static List<Operation> operations() {
    return RunningService.shared().context().getBean(Endpoints.class).operations().stream()
        .filter(operation -> !TAGS_OF_THE_PLATFORM.contains(operation.tag()))
        .toList();
  }

  private static Path file(String operation) {
    return FILES.resolve(operation + ".json");
  }

  private static String pretty(JsonNode json) {
    var indented = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indented).withArrayIndenter(indented);
    return JSON.writer().with(printer).writeValueAsString(json) + "\n";
  }
}
