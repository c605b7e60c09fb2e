package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.ErrorCode;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.StreamEnd;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A paragraph for every error code, at an anchor of its name. */
final class ErrorPage {

  static String of(Collection<Operation> operations) {
    var paragraphs = paragraphs(codes(operations));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Daybook: errors</title>
        <link rel="stylesheet" href="/docs/page.css">
        </head>
        <body>
        <main>
        <h1>Errors</h1>
        <p>An error comes as <code>{"error": {"code", "message", "details", "request_id", "retryable",
        "docs"}}</code>. Tell errors apart by <code>code</code>; the message is for people and may
        change. <code>retryable</code> says whether the same request may succeed a little later.</p>
        %s
        <h1>Codes in details</h1>
        <p>Each entry of <code>details</code> names one field or part of the request, and has a code
        of its own.</p>
        %s
        <h1>The end of a live answer</h1>
        <p>The last message of an event stream is named after the reason why it ends, and carries
        <code>{"message", "request_id"}</code>.</p>
        %s
        </main>
        </body>
        </html>
        """
        .formatted(paragraphs, paragraphs(FaultCodes.ALL), ends());
  }

  private static String paragraphs(List<ErrorCode> codes) {
    return codes.stream().map(ErrorPage::paragraph).collect(Collectors.joining("\n"));
  }

  /** Every code that this service can answer, the general ones included. */
  static List<ErrorCode> codes(Collection<Operation> operations) {
    return Stream.concat(
            ErrorCodes.ALL.stream(), operations.stream().flatMap(o -> o.refusals().stream()))
        .distinct()
        .sorted(Comparator.comparing(ErrorCode::code))
        .toList();
  }

  private static String ends() {
    return Arrays.stream(StreamEnd.values()).map(ErrorPage::end).collect(Collectors.joining("\n"));
  }

  private static String end(StreamEnd end) {
    return """
        <section id="%1$s">
        <h2><a href="#%1$s"><code>%1$s</code></a></h2>
        <p>%2$s</p>
        </section>"""
        .formatted(end.event(), marked(HtmlUtils.htmlEscape(end.message())));
  }

  private static String paragraph(ErrorCode code) {
    return """
        <section id="%1$s">
        <h2><a href="#%1$s">%2$s</a></h2>
        <p><code>%1$s</code> · %3$d%4$s</p>
        <p>%5$s</p>
        </section>"""
        .formatted(
            code.code(),
            HtmlUtils.htmlEscape(code.title()),
            code.status(),
            code.retryable() ? " · may succeed when repeated" : "",
            marked(HtmlUtils.htmlEscape(code.help())));
  }

  /** What stands between backticks is code. */
  private static String marked(String text) {
    return text.replaceAll("`([^`]+)`", "<code>$1</code>");
  }
}
