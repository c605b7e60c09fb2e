package dev.daybook.ledger.platform.openapi.pages;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One request to an operation: as a command to paste, and as a form to try it with. */
final class Request {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
  private static final String JSON = "application/json";

  /** Replaced by the script with where the page was fetched from. */
  private static final String ORIGIN = "<span class=\"origin\">http://127.0.0.1:8080</span>";

  private final Described described;
  private final String method;
  private final String path;
  private final JsonNode operation;

  Request(Described described, String method, String path, JsonNode operation) {
    this.described = described;
    this.method = method.toUpperCase(Locale.ROOT);
    this.path = path;
    this.operation = operation;
  }

  private boolean isSecured() {
    return !operation.path("security").isEmpty();
  }

  private String body() {
    var example = described.example(operation.path("requestBody"));
    return example.isMissingNode() ? "" : example.toPrettyString();
  }

  String asCommand() {
    var command = new StringBuilder("curl -sS");
    if (!method.equals("GET") && !(method.equals("POST") && !body().isEmpty())) {
      command.append(" -X ").append(method);
    }
    command.append(" \"").append(ORIGIN).append(address()).append('"');
    if (isSecured()) {
      command.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }
    if (!body().isEmpty()) {
      command.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '");
      command.append(Html.text(body().replace("'", "'\\''"))).append('\'');
    }
    return "<pre tabindex=\"0\"><code>%s</code></pre>".formatted(command);
  }

  private String address() {
    return Html.text(
        VARIABLE
            .matcher(path)
            .replaceAll(found -> "\\$" + found.group(1).toUpperCase(Locale.ROOT)));
  }

  String asForm() {
    return """
    <details class="try">
    <summary>Try it</summary>
    <form data-method="%s" data-path="%s">
    %s%s%s%s<button type="submit">Send</button>
    <button type="button" class="stop" hidden>Stop</button>
    </form>
    </details>\
    """
        .formatted(
            method,
            Html.text(path),
            inputs("path"),
            query(),
            body().isEmpty()
                ? ""
                : "<label>Body <textarea name=\"body\" rows=\"%d\" spellcheck=\"false\">%s</textarea></label>\n"
                    .formatted(body().lines().count() + 1, Html.text(body())),
            accept());
  }

  private String query() {
    var inputs = inputs("query");
    return inputs.isEmpty()
        ? ""
        : "<details><summary>Query</summary>\n%s</details>\n".formatted(inputs);
  }

  private String inputs(String in) {
    return operation
        .path("parameters")
        .valueStream()
        .map(described::resolved)
        .filter(parameter -> parameter.path("in").asString().equals(in))
        .map(parameter -> Html.text(parameter.path("name").asString()))
        .map(
            name ->
                "<label>%1$s <input name=\"%1$s\" data-in=\"%2$s\" autocomplete=\"off\"%3$s></label>\n"
                    .formatted(name, in, in.equals("path") ? " required" : ""))
        .collect(Collectors.joining());
  }

  /** A choice where there is one. */
  private String accept() {
    var types =
        operation.path("responses").path("200").path("content").propertyNames().stream().toList();
    if (types.size() < 2) {
      return "";
    }
    return types.stream()
        .map(
            type ->
                "<option%s>%s</option>"
                    .formatted(type.equals(JSON) ? " selected" : "", Html.text(type)))
        .collect(
            Collectors.joining(
                "", "<label>Accept <select name=\"accept\">", "</select></label>\n"));
  }
}
