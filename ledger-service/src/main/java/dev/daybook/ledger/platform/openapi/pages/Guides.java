package dev.daybook.ledger.platform.openapi.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The documents of the folder {@code docs}, as pages with a table of contents. They are the files
 * themselves: what is read here is what stands beside the sources.
 */
public final class Guides {

  /** A document, by its path below {@code /docs}, which is its file's without the ending. */
  private record Guide(String path) {

    String folder() {
      return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    }
  }

  private record Entry(int level, String id, String words) {}

  private static final String FILE = "/docs/%s.md";
  private static final List<Guide> GUIDES =
      Stream.of(
              "community",
              "purchases",
              "frontend",
              "integrate",
              "audit",
              "security",
              "operate",
              "testing")
          .map(name -> new Guide("guides/" + name))
          .toList();
  private static final Guide BENCHMARKS = new Guide("benchmarks");
  private static final Guide DECISIONS = new Guide("decisions/README");

  /**
   * The page at a path below {@code /docs}: {@code guides} lists them, {@code decisions} lists what
   * was decided. Nothing if there is none.
   */
  public static Optional<String> page(String path) {
    return switch (path) {
      case "guides" -> Optional.of(index());
      case "decisions" -> Optional.of(page(DECISIONS));
      default ->
          Stream.of(GUIDES.stream(), Stream.of(BENCHMARKS), decisions())
              .flatMap(guides -> guides)
              .filter(guide -> guide.path().equals(path))
              .findFirst()
              .map(Guides::page);
    };
  }

  private static String page(Guide guide) {
    var document = Html.parse(source(guide));
    var entries = entries(document);
    return PageFrame.of(
        "Daybook: " + entries.getFirst().words(),
        others(guide) + within(entries),
        "<article>%s</article>".formatted(Html.document(document, guide.folder())));
  }

  /** The list of decisions names them all. */
  private static Stream<Guide> decisions() {
    var found = new ArrayList<Guide>();
    Html.parse(source(DECISIONS))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                var name = link.getDestination().replaceFirst("\\.md$", "");
                found.add(new Guide("decisions/" + name));
              }
            });
    return found.stream();
  }

  /** The page that leads to all others. */
  private static String index() {
    return PageFrame.of(
        "Daybook: guides",
        others(DECISIONS),
        """
        <article>
        <h1>Guides</h1>
        <ul>
        %s
        <li><a href="/docs/decisions">Why it is as it is: the decisions</a></li>
        </ul>
        <p>Every operation stands in the <a href="/docs">reference</a>, every error code in the
        <a href="/docs/errors">list of errors</a>.</p>
        </article>\
        """
            .formatted(links(DECISIONS)));
  }

  private static String others(Guide current) {
    return """
    <p class="group"><a href="/docs/guides">Guides</a></p>
    <ul>
    %s
    <li><a href="/docs/decisions">Decisions</a></li>
    </ul>
    """
        .formatted(links(current));
  }

  private static String links(Guide current) {
    return Stream.concat(GUIDES.stream(), Stream.of(BENCHMARKS))
        .map(
            guide ->
                "<li><a href=\"/docs/%s\"%s>%s</a></li>"
                    .formatted(
                        guide.path(),
                        guide.equals(current) ? " aria-current=\"page\"" : "",
                        Html.text(title(guide))))
        .collect(Collectors.joining("\n"));
  }

  private static String title(Guide guide) {
    return entries(Html.parse(source(guide))).getFirst().words();
  }

  /** The headings of the document, but its title. */
  private static String within(List<Entry> entries) {
    if (entries.size() < 2) {
      return "";
    }
    return entries.stream()
        .skip(1)
        .map(
            entry ->
                "<li class=\"level-%d\"><a href=\"#%s\">%s</a></li>"
                    .formatted(entry.level(), entry.id(), Html.text(entry.words())))
        .collect(
            Collectors.joining("\n", "\n<p class=\"group\">On this page</p>\n<ul>\n", "</ul>"));
  }

  private static List<Entry> entries(Node document) {
    var entries = new ArrayList<Entry>();
    var ids = IdGenerator.builder().defaultId("heading").build();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            var words = words(heading);
            entries.add(new Entry(heading.getLevel(), ids.generateId(words), words));
          }
        });
    return entries;
  }

  private static String words(Node node) {
    var words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  private static String source(Guide guide) {
    var path = FILE.formatted(guide.path());
    try (var file = Guides.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Guides() {}
}
