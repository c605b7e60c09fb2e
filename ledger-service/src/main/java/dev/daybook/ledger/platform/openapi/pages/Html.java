package dev.daybook.ledger.platform.openapi.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** Writes text, and what was written in Markdown, as HTML. */
public final class Html {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final Pattern PAGE =
      Pattern.compile("(?:\\.\\./|\\./)*([A-Za-z0-9/-]+)\\.md(#.*)?");
  private static final Set<String> FOLDERS = Set.of("guides", "decisions");

  /** Text that means nothing but itself. */
  public static String text(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  /** Sentences with {@code code} and links in them, as the descriptions of OpenAPI have them. */
  public static String sentences(String markdown) {
    return renderer("").render(PARSER.parse(markdown)).strip();
  }

  /** The same in the middle of something: without the tags of the one paragraph that it is. */
  public static String inline(String markdown) {
    var document = PARSER.parse(markdown);
    var only = document.getFirstChild();
    if (!(only instanceof Paragraph) || only.getNext() != null) {
      return text(markdown);
    }
    var unwrapped = new Document();
    for (var child = only.getFirstChild(); child != null; ) {
      var next = child.getNext();
      unwrapped.appendChild(child);
      child = next;
    }
    return renderer("").render(unwrapped).strip();
  }

  /**
   * @param folder of {@code docs} that the document stands in; empty where it stands in none
   */
  static String document(Node document, String folder) {
    return renderer(folder).render(document);
  }

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  private static HtmlRenderer renderer(String folder) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .attributeProviderFactory(context -> attributes(folder))
        .build();
  }

  private static AttributeProvider attributes(String folder) {
    return (node, tag, attributes) -> {
      if (tag.equals("pre")) {
        // What scrolls has to be reached by the keyboard, too.
        attributes.put("tabindex", "0");
      }
      if (tag.equals("a")) {
        lead(attributes, folder);
      }
    };
  }

  /** A link between two files leads to the page that shows the other one, where there is one. */
  private static void lead(Map<String, String> attributes, String folder) {
    var target = Objects.requireNonNullElse(attributes.get("href"), "");
    var page = PAGE.matcher(target);
    if (!page.matches()) {
      return;
    }
    var path = page.group(1);
    var anchor = Objects.requireNonNullElse(page.group(2), "");
    var first = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    if (FOLDERS.contains(first) || path.equals("benchmarks")) {
      attributes.put("href", "/docs/" + path + anchor);
    } else if (first.isEmpty() && !folder.isEmpty() && !target.startsWith("../")) {
      attributes.put("href", "/docs/" + folder + "/" + path + anchor);
    } else {
      // What is not served from here stands beside the sources, and is only named.
      attributes.remove("href");
    }
  }

  private Html() {}
}
