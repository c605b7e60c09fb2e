package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.StreamEnd;
import dev.daybook.ledger.platform.openapi.pages.Html;
import dev.daybook.ledger.platform.openapi.pages.PageFrame;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A paragraph for every error code, at an anchor of its name. */
final class ErrorPage {

  static String of(Collection<Operation> operations) {
    var codes = codes(operations);
    var details = detailCodes(operations);
    return PageFrame.of(
        "Daybook: errors",
        contents(codes, details),
        """
        <article>
        <h1>Errors</h1>
        <p>An error comes as <code>{"error": {"code", "message", "details", "request_id", "retryable",
        "docs"}}</code>. Tell errors apart by <code>code</code>; the message is for people and may
        change. <code>retryable</code> says whether the same request may succeed a little later.</p>
        %s
        <h2 id="details">Codes in details</h2>
        <p>Each entry of <code>details</code> names one field or part of the request, and has a code
        of its own, which is one of these or one of the above.</p>
        %s
        <h2 id="ends">The end of a live answer</h2>
        <p>The last message of an event stream is named after the reason why it ends, and carries
        <code>{"message", "request_id"}</code>.</p>
        %s
        </article>\
        """
            .formatted(paragraphs(codes), paragraphs(details), ends()));
  }

  private static String contents(List<ErrorCode> codes, List<ErrorCode> details) {
    return group("#content", "Codes", codes.stream().map(ErrorCode::code))
        + group("#details", "Codes in details", details.stream().map(ErrorCode::code))
        + group(
            "#ends",
            "The end of a live answer",
            Arrays.stream(StreamEnd.values()).map(StreamEnd::event));
  }

  private static String group(String to, String words, Stream<String> codes) {
    return codes
        .map("<li><a href=\"#%1$s\"><code>%1$s</code></a></li>"::formatted)
        .collect(
            Collectors.joining(
                "\n",
                "<p class=\"group\"><a href=\"%s\">%s</a></p>\n<ul>\n".formatted(to, words),
                "\n</ul>\n"));
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

  /** Every code that can only stand in details. */
  static List<ErrorCode> detailCodes(Collection<Operation> operations) {
    return Stream.concat(
            PublishedFaults.of(operations).map(FaultCode::explained),
            operations.stream().flatMap(o -> o.causes().stream()))
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
    <h3><a href="#%1$s"><code>%1$s</code></a></h3>
    <p>%2$s</p>
    </section>\
    """
        .formatted(end.event(), Html.inline(end.message()));
  }

  private static String paragraph(ErrorCode code) {
    return """
    <section id="%1$s">
    <h3><a href="#%1$s">%2$s</a></h3>
    <p><code>%1$s</code> · %3$d%4$s</p>
    <p>%5$s</p>
    </section>\
    """
        .formatted(
            code.code(),
            Html.text(code.title()),
            code.status(),
            code.retryable() ? " · may succeed when repeated" : "",
            Html.inline(code.help()));
  }
}
