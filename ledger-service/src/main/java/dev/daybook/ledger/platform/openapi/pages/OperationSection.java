package dev.daybook.ledger.platform.openapi.pages;

import dev.daybook.contracts.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows one operation: what it does, takes and gives, beside a request and its answer. */
final class OperationSection {

  /** What every operation takes is said once, at the top of the page. */
  private static final String OF_ALL = "X-Request-ID";

  private final Described described;
  private final Fields fields;
  private final String method;
  private final String path;
  private final JsonNode operation;
  private final SortedMap<Integer, List<ErrorCode>> errors;

  OperationSection(
      Described described,
      String method,
      String path,
      JsonNode operation,
      SortedMap<Integer, List<ErrorCode>> errors) {
    this.described = described;
    this.fields = new Fields(described);
    this.method = method;
    this.path = path;
    this.operation = operation;
    this.errors = errors;
  }

  String html() {
    var request = new Request(described, method, path, operation);
    return """
    <section class="operation" id="%1$s">
    <div class="words">
    <h3><a href="#%1$s">%2$s</a></h3>
    <p class="address">%3$s</p>
    %4$s
    %5$s%6$s%7$s%8$s%9$s%10$s</div>
    <div class="samples">
    <p class="caption">Request</p>
    %11$s
    %12$s
    %13$s</div>
    </section>\
    """
        .formatted(
            id(),
            Html.text(operation.path("summary").asString()),
            address(method, path),
            Html.sentences(operation.path("description").asString()),
            parameters("path", "Path"),
            parameters("query", "Query"),
            parameters("header", "Headers"),
            body(),
            answers(),
            errors(),
            request.asCommand(),
            request.asForm(),
            example());
  }

  private String id() {
    return operation.path("operationId").asString();
  }

  /** May break after each slash. */
  static String address(String method, String path) {
    return "<b class=\"method %1$s\">%2$s</b> <code>%3$s</code>"
        .formatted(method, method.toUpperCase(Locale.ROOT), Html.text(path).replace("/", "<wbr>/"));
  }

  private String parameters(String in, String heading) {
    var some =
        operation
            .path("parameters")
            .valueStream()
            .map(described::resolved)
            .filter(parameter -> parameter.path("in").asString().equals(in))
            .filter(parameter -> !parameter.path("name").asString().equals(OF_ALL))
            .toList();
    if (some.isEmpty()) {
      return "";
    }
    return in.equals("path")
        ? part(heading, fields.ofParameters(some))
        : "<details><summary>%s: %s</summary>\n%s\n</details>\n"
            .formatted(
                heading,
                some.stream()
                    .map(
                        parameter ->
                            "<code>%s</code>"
                                .formatted(Html.text(parameter.path("name").asString())))
                    .collect(Collectors.joining(", ")),
                fields.ofParameters(some));
  }

  private String body() {
    var schema = described.body(operation.path("requestBody"));
    return schema.path("properties").isEmpty() ? "" : part("Body", fields.ofObject(schema));
  }

  private static String part(String heading, String content) {
    return "<h4>%s</h4>\n%s\n".formatted(heading, content);
  }

  private String answers() {
    return operation.path("responses").properties().stream()
        .filter(response -> response.getKey().compareTo("400") < 0)
        .map(this::answer)
        .collect(
            Collectors.joining("\n", "<h4>Answers</h4>\n<dl class=\"fields\">\n", "\n</dl>\n"));
  }

  private String answer(Map.Entry<String, JsonNode> response) {
    return """
    <div>
    <dt><b class="status">%s</b> <span class="kind">%s</span></dt>
    <dd>%s</dd>
    </div>\
    """
        .formatted(
            response.getKey(),
            content(response.getValue()),
            Html.inline(described.resolved(response.getValue()).path("description").asString()));
  }

  /** What stands in {@code data}. */
  private String content(JsonNode response) {
    var data = described.body(response).path("properties").path("data");
    return data.isMissingNode() ? "" : fields.kind(data);
  }

  /** One line for each status; a code leads to its paragraph. */
  private String errors() {
    return errors.entrySet().stream()
        .map(
            entry ->
                "<div><dt><b class=\"status\">%d</b></dt><dd>%s</dd></div>"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().stream()
                            .map(ErrorCode::code)
                            .map("<a href=\"/docs/errors#%1$s\"><code>%1$s</code></a>"::formatted)
                            .collect(Collectors.joining(", "))))
        .collect(
            Collectors.joining(
                "\n",
                "<details><summary>Errors: %s</summary>\n<dl class=\"codes\">\n"
                    .formatted(
                        errors.keySet().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))),
                "\n</dl>\n</details>\n"));
  }

  private String example() {
    return operation.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .filter(response -> !described.example(response.getValue()).isMissingNode())
        .findFirst()
        .map(
            response ->
                "<p class=\"caption\">Answer: %s</p>\n<pre tabindex=\"0\"><code>%s</code></pre>\n"
                    .formatted(
                        response.getKey(),
                        Html.text(described.example(response.getValue()).toPrettyString())))
        .orElse("");
  }
}
