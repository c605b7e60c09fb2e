package dev.daybook.ledger.platform.openapi.pages;

import dev.daybook.contracts.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The page of all operations, written from the OpenAPI document. */
public final class ReferencePage {

  private record Place(String method, String path, JsonNode operation) {

    String id() {
      return operation.path("operationId").asString();
    }
  }

  private static final String SIGN_IN =
      """
      <form class="sign-in" hidden>
      <p>Sign in once, and try every operation from here. The page keeps the token in its memory
      alone; who leaves it is signed out.</p>
      <label>Tenant <input name="tenant" value="demo" autocomplete="organization" required></label>
      <label>User <input name="username" value="owner" autocomplete="username" required></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button type="submit">Sign in</button>
      <p class="session" role="status"></p>
      </form>\
      """;

  private final Described described;
  private final Map<String, SortedMap<Integer, List<ErrorCode>>> errors;
  private final Map<String, List<Place>> places = new LinkedHashMap<>();

  private ReferencePage(
      JsonNode document, Map<String, SortedMap<Integer, List<ErrorCode>>> errors) {
    this.described = new Described(document);
    this.errors = errors;
    document
        .path("tags")
        .forEach(tag -> places.put(tag.path("name").asString(), new ArrayList<>()));
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) ->
                        places
                            .computeIfAbsent(
                                operation.path("tags").path(0).asString(), t -> new ArrayList<>())
                            .add(new Place(method, path, operation))));
  }

  /**
   * @param document in the words of OpenAPI
   * @param errors what each operation may answer instead of a success, by its id and the status
   */
  public static String of(
      JsonNode document, Map<String, SortedMap<Integer, List<ErrorCode>>> errors) {
    var page = new ReferencePage(document, errors);
    var operations = page.operations();
    return PageFrame.of(
        "Daybook: reference", page.contents(), page.introduction() + operations + page.objects());
  }

  private String introduction() {
    var info = described.document().path("info");
    return """
    <section class="introduction">
    <h1>%s <small>%s</small></h1>
    %s
    %s
    </section>
    """
        .formatted(
            Html.text(info.path("title").asString()),
            Html.text(info.path("version").asString()),
            Html.sentences(info.path("description").asString()),
            SIGN_IN);
  }

  private String contents() {
    var groups =
        places.entrySet().stream()
            .map(
                group ->
                    """
                    <p class="group"><a href="#%s">%s</a></p>
                    <ul>
                    %s
                    </ul>\
                    """
                        .formatted(
                            anchor(group.getKey()),
                            Html.text(group.getKey()),
                            group.getValue().stream()
                                .map(ReferencePage::entry)
                                .collect(Collectors.joining("\n"))))
            .collect(Collectors.joining("\n"));
    return """
    <label class="filter" hidden>Find an operation <input type="search" autocomplete="off"></label>
    %s
    <p class="group"><a href="#objects">Objects</a></p>\
    """
        .formatted(groups);
  }

  private static String entry(Place place) {
    return "<li><a href=\"#%s\">%s <b class=\"method %s\">%s</b></a></li>"
        .formatted(
            place.id(),
            Html.text(place.operation().path("summary").asString()),
            place.method(),
            place.method().toUpperCase(Locale.ROOT));
  }

  private static String anchor(String tag) {
    return "tag-" + tag.replace(' ', '-');
  }

  private String operations() {
    return described
        .document()
        .path("tags")
        .valueStream()
        .map(this::group)
        .collect(Collectors.joining("\n"));
  }

  private String group(JsonNode tag) {
    var name = tag.path("name").asString();
    return """
    <section class="tag" id="%s">
    <h2>%s</h2>
    <p>%s</p>
    </section>
    %s\
    """
        .formatted(
            anchor(name),
            Html.text(capitalized(name)),
            Html.inline(tag.path("description").asString()),
            places.getOrDefault(name, List.of()).stream()
                .map(this::section)
                .collect(Collectors.joining("\n")));
  }

  private String section(Place place) {
    return new OperationSection(
            described,
            place.method(),
            place.path(),
            place.operation(),
            errors.getOrDefault(place.id(), new TreeMap<>()))
        .html();
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Every object that an operation takes or gives, and those within them. */
  private String objects() {
    var shown = new HashSet<String>();
    var sections = new TreeMap<String, String>();
    while (shown.size() < described.mentioned().size()) {
      for (var name : List.copyOf(described.mentioned())) {
        if (shown.add(name)) {
          sections.put(name, object(name));
        }
      }
    }
    return """
    <section class="tag" id="objects">
    <h2>Objects</h2>
    <p>What stands in answers and within bodies, by name.</p>
    </section>
    """
        + String.join("\n", sections.values());
  }

  private String object(String name) {
    var schema = described.schema(name);
    var fields = new Fields(described);
    return """
    <section class="object" id="%1$s">
    <h3><a href="#%1$s">%1$s</a></h3>
    %2$s
    %3$s
    </section>\
    """
        .formatted(
            Html.text(name),
            Html.sentences(schema.path("description").asString("")),
            schema.has("properties")
                ? fields.ofObject(schema)
                : "<p>%s</p>".formatted(fields.kind(schema)));
  }
}
