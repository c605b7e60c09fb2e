package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.EventType;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Endpoints;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.openapi.pages.ReferencePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/** The descriptions of the interface, as operations of it. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  /** Scripts and styles come from this service alone, and none stands in a page itself. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final ListableBeanFactory beans;

  OpenApiConfiguration(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Asked for when all endpoints are there: those that describe are among the described. */
  private List<Operation> operations() {
    return beans.getBean(Endpoints.class).operations().stream()
        .filter(operation -> !operation.isPartOfPage())
        .toList();
  }

  private ObjectNode document() {
    var groups = Tags.of(beans.getBeanProvider(ContextTags.class).orderedStream());
    return OpenApiDocument.of(operations(), groups, version());
  }

  /** What each operation may answer instead of a success. */
  private Map<String, SortedMap<Integer, List<ErrorCode>>> errors() {
    return operations().stream().collect(Collectors.toMap(Operation::id, DescribedErrors::of));
  }

  private String version() {
    return beans.getBeanProvider(BuildProperties.class).stream()
        .map(BuildProperties::getVersion)
        .findFirst()
        .orElse("0");
  }

  @Bean
  EventCatalogue eventCatalogue(List<EventType<?>> types) {
    return EventCatalogue.of(types);
  }

  @Bean
  Endpoint openApiEndpoint() {
    return new FixedAnswer(
        open("/openapi.json", "Get this description")
            .description("OpenAPI 3.1, written from what the service routes, checks and answers.")
            .produces("application/json"),
        () -> bytes(document().toPrettyString()));
  }

  @Bean
  Endpoint asyncApiEndpoint(EventCatalogue events) {
    return new FixedAnswer(
        open("/asyncapi.json", "Get the description of events and streams")
            .description("AsyncAPI 3.0: every type of event, and every answer that can be watched.")
            .produces("application/json"),
        () -> bytes(AsyncApiDocument.of(events, operations(), version()).toPrettyString()));
  }

  @Bean
  EventSchemaEndpoint eventSchemaEndpoint(EventCatalogue events) {
    return new EventSchemaEndpoint(events);
  }

  @Bean
  Endpoint errorPageEndpoint() {
    return page(
        open("/docs/errors", "Get the meaning of every error code")
            .description(
                "A paragraph for each `code` of an error or of its details: what it means, and what"
                    + " to do. The `docs` of an error leads to the one about it."),
        () -> bytes(ErrorPage.of(operations())));
  }

  @Bean
  Endpoint docsEndpoint() {
    return page(
        open("/docs", "Get a page to try the interface with")
            .description("Shows this description, and sends requests from a browser."),
        () -> bytes(ReferencePage.of(document(), errors())));
  }

  @Bean
  Resource guideEndpoints() {
    return new GuideEndpoints(PAGE_POLICY);
  }

  @Bean
  Endpoint docsScriptEndpoint() {
    return new FixedAnswer(
        open("/docs/page.js", "Get the script of the pages")
            .partOfPage()
            .produces("text/javascript"),
        () -> own("page.js"));
  }

  @Bean
  Endpoint docsStyleEndpoint() {
    return new FixedAnswer(
        open("/docs/page.css", "Get the style of the pages").partOfPage().produces("text/css"),
        () -> own("page.css"));
  }

  @Bean
  FrontDoor frontDoor() {
    return new FrontDoor();
  }

  private static Operation open(String path, String summary) {
    return Operation.get(path, summary).tag("documentation").atRoot().open();
  }

  private static Endpoint page(Operation operation, Supplier<byte[]> html) {
    return new FixedAnswer(operation.produces("text/html"), html)
        .with("Content-Security-Policy", PAGE_POLICY);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] own(String name) {
    return file("/dev/daybook/ledger/platform/openapi/" + name);
  }

  private static byte[] file(String path) {
    try (var file = OpenApiConfiguration.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not in the jar");
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
