package dev.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the documentation points to, there is something. */
class LinksTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** What is built, or kept by tools, is not documentation. */
  private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules");

  private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)>\\s]+)[^)]*\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]+`");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    var pages = pages(REPOSITORY);

    assertThat(pages).contains(REPOSITORY.resolve("README.md")).hasSizeGreaterThan(10);
    assertThat(pages.stream().flatMap(LinksTest::links)).hasSizeGreaterThan(20);
    assertThat(pages.stream().flatMap(LinksTest::brokenLinks)).isEmpty();
  }

  @Test
  void aLinkThatLeadsNowhereIsFound(@TempDir Path folder) throws IOException {
    var page = folder.resolve("page.md");
    Files.writeString(folder.resolve("other.md"), "# The other `page`, whole\n");
    Files.writeString(
        page,
        """
        [there](other.md), [its heading](other.md#the-other-page-whole), [its folder](.),
        [elsewhere](https://example.org/gone.md), `[code](gone.md)`, [itself](#here)
        # Here
        [file](gone.md), [heading](other.md#gone), [of itself](#gone)
        """);

    assertThat(brokenLinks(page))
        .containsExactly("page.md: gone.md", "page.md: other.md#gone", "page.md: #gone");
  }

  private static List<Path> pages(Path root) throws IOException {
    var pages = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            return !folder.equals(root) && (NOT_OURS.contains(name) || name.startsWith("."))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              pages.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return pages;
  }

  private static Stream<String> brokenLinks(Path page) {
    return links(page)
        .filter(link -> !leadsSomewhere(page, link))
        .map(link -> page.getFileName() + ": " + link);
  }

  private static Stream<String> links(Path page) {
    return LINK.matcher(CODE.matcher(read(page)).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches());
  }

  private static boolean leadsSomewhere(Path page, String link) {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) {
    return HEADING
        .matcher(read(page))
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
