package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.daybook.contracts.schema.JsonSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published about the interface is well-formed, complete, and served. */
class DescriptionsTest {

  private static final RunningService SERVICE = RunningService.start();
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode OPENAPI = RunningService.json(SERVICE.get("/openapi.json"));
  private static final JsonNode ASYNCAPI = RunningService.json(SERVICE.get("/asyncapi.json"));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void theDocumentIsOpenApi() throws IOException {
    try (var file = getClass().getResourceAsStream("/openapi/openapi-3.1-schema.json")) {
      // OpenAPI's own dialect of schemas is the standard one and a few words more that nothing here
      // says; its schema is published elsewhere and would be fetched.
      var schema =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("https://spec.openapis.org/oas/3.1/dialect/base", JsonSchemas.DIALECT);
      var faults =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JSON.readTree(schema))
              .validate(OPENAPI.toString(), InputFormat.JSON);
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (var document : List.of(OPENAPI, ASYNCAPI)) {
      var used = new HashSet<String>();
      walk(
          document,
          (name, value) -> {
            if (name.equals("$ref")) {
              used.add(value.asString());
            }
          });
      assertThat(used).allSatisfy(ref -> assertThat(document.at(ref.substring(1))).isNotEmpty());
    }
  }

  @Test
  void everyExampleIsWhatItsSchemaAllows() {
    var schemas = new Schemas(OPENAPI);
    var media = new ArrayList<JsonNode>();
    walk(
        OPENAPI,
        (name, value) -> {
          if (name.startsWith("application/") && value.has("schema")) {
            media.add(value);
          }
        });
    assertThat(media).hasSizeGreaterThan(20);
    for (var described : media) {
      var schema = described.path("schema");
      var example = described.path("example");
      if (!example.isMissingNode()) {
        assertThat(schemas.faults(schema, example.toString())).as("%s", example).isEmpty();
      }
      described
          .path("examples")
          .forEach(
              one ->
                  assertThat(schemas.faults(schema, one.path("value").toString()))
                      .as("%s", one)
                      .isEmpty());
    }
  }

  @Test
  void everyOperationHasAnIdOfItsOwnAndSaysWhatItDoes() {
    var ids = new ArrayList<String>();
    for (var path : OPENAPI.path("paths")) {
      for (var operation : path) {
        ids.add(operation.path("operationId").asString());
        assertThat(operation.path("summary").asString()).isNotBlank();
        assertThat(operation.path("description").asString())
            .isNotBlank()
            .doesNotStartWith(operation.path("summary").asString());
        assertThat(operation.path("tags").size()).isOne();
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void moreIsSaidOfItThanWhoMay() {
    for (var path : OPENAPI.path("paths")) {
      for (var operation : path) {
        assertThat(operation.path("description").asString())
            .as(operation.path("operationId").asString())
            .doesNotStartWith("Needs the permission")
            .doesNotStartWith("`Accept")
            .doesNotStartWith("What the body leaves out");
      }
    }
  }

  @Test
  void everyAmountOfASheetIsExplained() {
    for (var name : List.of("OwnerRow", "ItemRow", "Totals")) {
      var properties = OPENAPI.at("/components/schemas/BalanceSheet%s/properties".formatted(name));
      assertThat(properties.size()).isGreaterThan(5);
      properties.forEachEntry(
          (property, schema) -> {
            if (schema.has("pattern")) {
              assertThat(schema.path("description").asString()).as(property).isNotBlank();
            }
          });
    }
    assertThat(OPENAPI.at("/components/schemas/AllocationStrategy/description").asString())
        .contains("PROPORTIONAL", "FIXED_FEE", "USAGE_BASED", "NONE");
  }

  @Test
  void everyBodyAndEveryAnswerHasAName() {
    var names = new TreeSet<String>();
    walk(
        OPENAPI,
        (name, value) -> {
          if (name.startsWith("application/") && value.has("schema")) {
            var reference = value.at("/schema/$ref").asString("");
            // What comes as it is, such as this document, is any object.
            assertThat(!reference.isEmpty() || value.path("schema").size() == 1)
                .as("%s", value.path("schema"))
                .isTrue();
            names.add(reference.replaceFirst(".*/", ""));
          }
        });
    assertThat(names)
        .contains("NewContribution", "ContributionChanges", "ContributionAnswer")
        .contains("ContributionPage", "ClosePeriodRequest", "ErrorAnswer", "ProblemDocument");
    assertThat(OPENAPI.at("/components/schemas/ErrorCode/enum").size()).isGreaterThan(20);
    assertThat(OPENAPI.at("/components/schemas/NewOwner/properties/name/pattern").asString())
        .isEqualTo("\\S");
  }

  @Test
  void noObjectWithoutANameStandsWithinAnother() {
    for (var schema : OPENAPI.at("/components/schemas").properties()) {
      walk(
          schema.getValue(),
          (name, value) -> {
            if (value.has("properties") && !name.equals("properties")) {
              throw new AssertionError("%s in %s has no name".formatted(name, schema.getKey()));
            }
          });
    }
  }

  @Test
  void itsIdIsMadeOfTheWordsThatMatter() {
    var ids =
        OPENAPI
            .path("paths")
            .valueStream()
            .flatMap(path -> path.valueStream())
            .map(operation -> operation.path("operationId").asString())
            .toList();
    assertThat(ids)
        .contains("explainOwnerBalance", "showBudgetItemHistory", "reopenOrEditPeriod")
        .noneMatch(id -> id.matches(".*(A|An|The|S)([A-Z].*)?"));
  }

  @Test
  void tagsComeInAnOrderAndSayMoreThanTheirNames() {
    var tags = OPENAPI.path("tags").valueStream().toList();
    assertThat(tags.stream().map(tag -> tag.path("name").asString()))
        .startsWith("identity", "users", "roles", "api-keys", "tenants", "owners", "properties")
        .endsWith("health");
    assertThat(tags)
        .allSatisfy(
            tag ->
                assertThat(tag.path("description").asString().split(" ", -1))
                    .hasSizeGreaterThan(5));
  }

  @Test
  void whatOnlyAPageFetchesIsNoOperation() {
    assertThat(OPENAPI.path("paths").propertyNames())
        .noneMatch(path -> path.endsWith(".js") || path.endsWith(".css"));
  }

  @Test
  void onlyWhatIsMeantToBeOpenIsOpen() {
    var open = new ArrayList<String>();
    OPENAPI
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEach(
                    operation -> {
                      assertThat(operation.has("security")).isTrue();
                      if (operation.path("security").isEmpty()) {
                        open.add(path);
                      }
                    }));
    assertThat(open)
        .allMatch(
            path ->
                Set.of(
                            "/api/v1/auth/login",
                            "/api/v1/auth/refresh",
                            "/api/v1/audit/key",
                            "/.well-known/jwks.json",
                            "/openapi.json",
                            "/asyncapi.json",
                            "/docs")
                        .contains(path)
                    || path.startsWith("/docs/")
                    || path.startsWith("/actuator/health")
                    || path.startsWith("/schemas/events/"));
  }

  @Test
  void everyErrorCodeHasItsParagraph() {
    var page = SERVICE.get("/docs/errors").body();
    var codes = new HashSet<String>();
    walk(
        OPENAPI.path("components").path("responses"),
        (name, value) -> {
          if (name.equals("x-error-codes")) {
            value.forEach(code -> codes.add(code.asString()));
          }
        });
    assertThat(codes).contains("not_signed_in", "internal_error");
    assertThat(codes).allSatisfy(code -> assertThat(page).contains("id=\"" + code + "\""));
  }

  @Test
  void everyCodeInDetailsHasItsParagraphToo() {
    var page = SERVICE.get("/docs/errors").body();
    var codes = OPENAPI.at("/components/schemas/DetailCode/enum");
    assertThat(codes.size()).isGreaterThan(30);
    assertThat(codes.valueStream().map(JsonNode::asString))
        .contains("not_a_currency")
        .contains("not_a_time_zone", "too_many_items", "not_a_url", "address_not_allowed");
    codes.forEach(code -> assertThat(page).contains("id=\"%s\"".formatted(code.asString())));
    var anchors =
        Pattern.compile(" id=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(anchors)
        .doesNotHaveDuplicates()
        .contains("missing", "zero_consumption", "unallocated_expenses", "no_active_property");
    assertThat(anchors).allSatisfy(id -> assertThat(page).contains("href=\"#" + id + "\""));
    assertThat(page).contains("href=\"/docs\"");
  }

  @Test
  void aBrowserIsLedToTheDocumentation() {
    var led = SERVICE.plainGet("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(led.statusCode()).isEqualTo(302);
    assertThat(led.headers().firstValue("Location")).contains("/docs");
    assertThat(SERVICE.get("/").statusCode()).isEqualTo(404);
    assertThat(SERVICE.get("/", "Accept", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void everyEventHasASchemaThatIsServed() {
    var messages = ASYNCAPI.at("/components/messages");
    assertThat(messages.propertyNames())
        .contains("community.contribution-recorded.1")
        .contains("community.period-closed.1", "community.period-closed.2");
    for (var message : messages.propertyNames()) {
      var dot = message.lastIndexOf('.');
      var path =
          "/schemas/events/%s/%s.json"
              .formatted(message.substring(0, dot), message.substring(dot + 1));
      var schema = SERVICE.get(path);
      assertThat(schema.statusCode()).isEqualTo(200);
      assertThat(RunningService.json(schema).path("$id").asString()).isEqualTo(path);
    }
    assertThat(SERVICE.get("/schemas/events/community.unheard-of/1.json").statusCode())
        .isEqualTo(404);
  }

  @Test
  void personalFieldsAreNamedInTheSchemaOfTheirEvent() {
    var schema =
        RunningService.json(SERVICE.get("/schemas/events/community.owner-registered/1.json"));
    assertThat(schema.at("/properties/email/x-personal").asBoolean(false)).isTrue();
    assertThat(schema.at("/properties/owner_id").has("x-personal")).isFalse();
  }

  @Test
  void everyLinkOfAPageLeadsSomewhereHere() {
    var pages = new TreeMap<String, String>();
    var toRead = new ArrayDeque<>(List.of("/docs"));
    while (!toRead.isEmpty()) {
      var path = toRead.remove();
      var page = SERVICE.plainGet(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      pages.put(path, page.body());
      if (page.headers().firstValue("content-type").orElseThrow().startsWith("text/html")) {
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
            .doesNotContain("http", "unsafe");
        for (var link : links(page.body())) {
          var target = link.replaceFirst("#.*", "");
          if (target.startsWith("/") && !pages.containsKey(target) && !toRead.contains(target)) {
            toRead.add(target);
          }
        }
      }
    }
    assertThat(pages).hasSizeGreaterThan(30);
    pages.forEach(
        (path, page) -> {
          for (var link : page.startsWith("<!DOCTYPE") ? links(page) : List.<String>of()) {
            if (!link.startsWith("data:") && !link.startsWith("https://")) {
              assertThat(link).as(path).matches("[/#].*");
              var anchor = link.indexOf('#');
              var of = anchor == 0 ? path : anchor < 0 ? link : link.substring(0, anchor);
              if (anchor >= 0) {
                assertThat(pages.get(of))
                    .as("%s in %s", link, path)
                    .contains("id=\"%s\"".formatted(link.substring(anchor + 1)));
              }
            }
          }
        });
  }

  private static List<String> links(String page) {
    return Pattern.compile("(?:src|href)=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(link -> link.group(1))
        .distinct()
        .toList();
  }

  @Test
  void thePageShowsEveryOperationAndEveryFieldOfItsBody() {
    var page = SERVICE.get("/docs").body();
    var anchors =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(id -> id.group(1)).toList();
    assertThat(anchors).doesNotHaveDuplicates();
    for (var path : OPENAPI.path("paths").properties()) {
      for (var operation : path.getValue()) {
        assertThat(page).contains("id=\"%s\"".formatted(operation.path("operationId").asString()));
      }
    }
    var recorded = page.substring(page.indexOf("id=\"recordContribution\""));
    assertThat(recorded.substring(0, recorded.indexOf("</section>")))
        .contains("<code>owner_id</code>", "<code>amount</code>", "data-method=\"POST\"")
        .contains("href=\"/docs/errors#period_closed\"", "href=\"#Contribution\"");
  }

  @Test
  void anOperationCostsThePageLittle() {
    var page = SERVICE.get("/docs").body();
    var operations = OPENAPI.path("paths").valueStream().mapToInt(JsonNode::size).sum();
    assertThat(page.length()).isLessThan(operations * 16_000);
  }

  @Test
  void aGuideIsTheFileItself() {
    var page = SERVICE.plainGet("/docs/guides/frontend").body();
    assertThat(page)
        .contains("<h1 id=\"build-a-frontend\">", "href=\"#sign-in\"", "aria-current=\"page\"")
        .contains("<table>");
    assertThat(SERVICE.plainGet("/docs/guides/nothing").statusCode()).isEqualTo(404);
    assertThat(SERVICE.plainGet("/docs/guides/..%2f..%2fREADME").statusCode()).isEqualTo(404);
  }

  private static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
    node.forEachEntry(
        (name, value) -> {
          visitor.accept(name, value);
          walk(value, visitor);
        });
    if (node.isArray()) {
      node.forEach(element -> walk(element, visitor));
    }
  }
}
