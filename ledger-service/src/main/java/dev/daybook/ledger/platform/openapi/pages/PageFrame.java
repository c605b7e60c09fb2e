package dev.daybook.ledger.platform.openapi.pages;

/** What all pages have around their content: a head, ways to the others, a table of contents. */
public final class PageFrame {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/docs/page.css">
      <script src="/docs/page.js" defer></script>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header>
      <a class="name" href="/docs">Daybook</a>
      <nav aria-label="Documentation">
      <a href="/docs">Reference</a>
      <a href="/docs/guides">Guides</a>
      <a href="/docs/errors">Errors</a>
      <a href="/openapi.json">OpenAPI</a>
      <a href="/asyncapi.json">AsyncAPI</a>
      </nav>
      <a class="to-contents" href="#contents">Contents</a>
      </header>
      <div class="columns">
      <nav class="contents" id="contents" aria-label="Contents" tabindex="-1">
      <a class="close" href="#content">Close</a>
      %s
      </nav>
      <main id="content" tabindex="-1">
      %s
      </main>
      </div>
      </body>
      </html>
      """;

  /**
   * @param contents the table of contents
   */
  public static String of(String title, String contents, String main) {
    return FRAME.formatted(Html.text(title), contents, main);
  }

  private PageFrame() {}
}
