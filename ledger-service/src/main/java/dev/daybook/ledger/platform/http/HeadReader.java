package dev.daybook.ledger.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Reads everything of a request to one operation but its body. */
final class HeadReader {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String MIN_POSITION = "Daybook-Min-Position";
  static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final int MAX_KEY_LENGTH = 255;
  private static final int MAX_PATH_TEXT = 200;
  private static final int MAX_PATIENCE_SECONDS = 10;
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
  private static final Pattern ETAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
  private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?([^\";]*)\"?.*");
  private static final PointInTime NOW = new PointInTime.Now();

  /** What is live is about now; a cursor is of a moment in the past, too. */
  private static final List<Parameter<?>> OF_THE_PAST =
      List.of(StandardParameters.AS_OF, StandardParameters.AT_POSITION, StandardParameters.CURSOR);

  private final Operation operation;
  private final QueryReader query;
  private final Duration patience;
  private final List<Form> forms;

  HeadReader(Operation operation, Duration patience) {
    this.operation = operation;
    this.query = new QueryReader(operation.allQuery());
    this.patience = patience;
    this.forms = forms(operation);
  }

  /**
   * @param rawQuery as it was sent
   * @param variables of the path, as they were sent
   */
  RequestHead read(
      HttpHeaders headers,
      @Nullable String rawQuery,
      Map<String, String> variables,
      String scope,
      Faults faults) {
    var path = path(variables, faults);
    var values = query.read(rawQuery, faults);
    var form = form(headers, values);
    var representation = form.representation();
    switch (representation) {
      case LIVE -> {
        notWith(
            MediaRanges.LIVE,
            operation.isFollowing() ? StandardParameters.PAGING : OF_THE_PAST,
            values,
            faults);
        notWith(MediaRanges.LIVE, List.of(StandardParameters.FORMAT), values, faults);
      }
      case LINES -> notWith(form.mediaType(), StandardParameters.PAGING, values, faults);
      case ENVELOPE -> {}
    }
    var listing =
        operation.pages() != null
            ? String.join("\n", scope, operation.id(), path.toString(), QueryReader.filters(values))
            : "";
    var cursor = cursor(values, listing, faults);
    return new RequestHead(
        query,
        path,
        values,
        representation,
        form.asTable(),
        paging(values, cursor, faults),
        pointInTime(values, cursor, faults),
        listing,
        ifMatch(headers, faults),
        idempotencyKey(headers, faults),
        position(headers, MIN_POSITION, faults),
        patience(headers, faults),
        headers.containsHeader(LAST_EVENT_ID) ? position(headers, LAST_EVENT_ID, faults) : null);
  }

  /** What the answer is, and how it is written. */
  private record Form(String mediaType, Representation representation, boolean asTable) {}

  /** Who names a format means it, whatever their program accepts besides. */
  private Form form(HttpHeaders headers, Map<String, Object> values) {
    var accepted = accepted(headers);
    var format = values.get(StandardParameters.FORMAT.name());
    if (accepted != null && (format == null || accepted.representation() == Representation.LIVE)) {
      return accepted.asTable() ? table(values) : accepted;
    }
    if (format == null) {
      var offers = forms.stream().map(Form::mediaType).toList();
      throw Problem.of(
              ErrorCodes.NOT_ACCEPTABLE, "Offered here: %s.".formatted(String.join(", ", offers)))
          .raise();
    }
    return format.equals(StandardParameters.CSV) ? table(values) : forms.getFirst();
  }

  /** All of it, unless a page is asked for. */
  private Form table(Map<String, Object> values) {
    var isWhole =
        operation.representations().contains(Representation.LINES)
            && StandardParameters.PAGING.stream().noneMatch(one -> values.containsKey(one.name()));
    return new Form(
        MediaRanges.TABLE, isWhole ? Representation.LINES : Representation.ENVELOPE, true);
  }

  /** What is wanted most of what is offered; null if nothing of it is. */
  private @Nullable Form accepted(HttpHeaders headers) {
    var accept = MediaRanges.of(headers.getOrEmpty(HttpHeaders.ACCEPT));
    if (accept == null) {
      throw Problem.of(ErrorCodes.NOT_ACCEPTABLE, "The Accept header can't be read.").raise();
    }
    Form best = null;
    var quality = 0.0;
    for (var offered : forms) {
      var wanted = quality(accept, offered);
      if (wanted > quality) {
        best = offered;
        quality = wanted;
      }
    }
    return best;
  }

  private static double quality(MediaRanges accept, Form offered) {
    var wanted = accept.quality(offered.mediaType());
    // Who asks for errors as RFC 9457 only still wants successes, and has no other way to say it.
    return offered.representation() == Representation.ENVELOPE && !offered.asTable()
        ? Math.max(wanted, accept.quality(MediaRanges.PROBLEM))
        : wanted;
  }

  private static List<Form> forms(Operation operation) {
    var forms = new ArrayList<Form>();
    for (var representation : operation.representations()) {
      var mediaType =
          switch (representation) {
            case ENVELOPE -> operation.mediaType();
            case LINES -> MediaRanges.LINES;
            case LIVE -> MediaRanges.LIVE;
          };
      forms.add(new Form(mediaType, representation, false));
    }
    if (operation.isTable()) {
      forms.add(new Form(MediaRanges.TABLE, Representation.ENVELOPE, true));
    }
    return List.copyOf(forms);
  }

  private static Map<String, String> path(Map<String, String> variables, Faults faults) {
    if (variables.isEmpty()) {
      return variables;
    }
    var texts = HashMap.<String, String>newHashMap(variables.size());
    variables.forEach(
        (name, encoded) -> {
          var text = UriText.ofPath(encoded);
          if (text == null || !SafeText.isStorable(text) || text.length() > MAX_PATH_TEXT) {
            faults.malformed(name, "is not text that a path can have");
          } else if (Operation.isId(name) && !TextForm.ID.matches(text)) {
            faults.malformed(name, TextForm.ID.demand());
          } else {
            // One id has one text, so that the same request is seen to be the same.
            texts.put(name, Operation.isId(name) ? text.toLowerCase(Locale.ROOT) : text);
          }
        });
    return texts;
  }

  private static @Nullable Cursor cursor(
      Map<String, Object> values, String listing, Faults faults) {
    if (!(values.get(StandardParameters.CURSOR.name()) instanceof String sealed)) {
      return null;
    }
    var cursor = Cursor.open(sealed, listing);
    if (cursor == null) {
      faults.unacceptable(
          "cursor", FaultCode.NOT_A_CURSOR, "must be a next_cursor of this same list");
    }
    return cursor;
  }

  private Paging paging(Map<String, Object> values, @Nullable Cursor cursor, Faults faults) {
    notTogether(values, faults, StandardParameters.CURSOR, StandardParameters.SKIP);
    notTogether(values, faults, StandardParameters.CURSOR, StandardParameters.PAGE);
    notTogether(values, faults, StandardParameters.SKIP, StandardParameters.PAGE);
    notTogether(values, faults, StandardParameters.LIMIT, StandardParameters.PER_PAGE);
    var given =
        number(values, StandardParameters.LIMIT, number(values, StandardParameters.PER_PAGE, -1));
    var pages = operation.pages();
    var length = pages == null ? Paging.Length.OF_A_LIST : pages.length();
    var limit = given < 0 ? length.unlessSaid() : (int) given;
    if (cursor != null) {
      return new Paging(cursor.skip(), limit);
    }
    var page = number(values, StandardParameters.PAGE, 1);
    return new Paging(number(values, StandardParameters.SKIP, (page - 1) * limit), limit);
  }

  private static PointInTime pointInTime(
      Map<String, Object> values, @Nullable Cursor cursor, Faults faults) {
    notTogether(values, faults, StandardParameters.CURSOR, StandardParameters.AS_OF);
    notTogether(values, faults, StandardParameters.CURSOR, StandardParameters.AT_POSITION);
    notTogether(values, faults, StandardParameters.AS_OF, StandardParameters.AT_POSITION);
    if (cursor != null) {
      return cursor.moment();
    }
    if (values.get(StandardParameters.AS_OF.name()) instanceof Instant time) {
      return new PointInTime.AsOf(time);
    }
    return values.get(StandardParameters.AT_POSITION.name()) instanceof Long position
        ? new PointInTime.AtPosition(position)
        : NOW;
  }

  private static void notWith(
      String mediaType, List<Parameter<?>> some, Map<String, Object> values, Faults faults) {
    for (var parameter : some) {
      if (values.containsKey(parameter.name())) {
        faults.unacceptable(
            parameter.name(),
            FaultCode.NOT_TOGETHER,
            "must not be given together with " + mediaType);
      }
    }
  }

  private static void notTogether(
      Map<String, Object> values, Faults faults, Parameter<?> one, Parameter<?> other) {
    if (values.containsKey(one.name()) && values.containsKey(other.name())) {
      faults.unacceptable(
          other.name(), FaultCode.NOT_TOGETHER, "must not be given together with " + one.name());
    }
  }

  private static long number(
      Map<String, Object> values, Parameter<Long> parameter, long otherwise) {
    return values.get(parameter.name()) instanceof Long number ? number : otherwise;
  }

  /** Quoted, as the draft standard has it, or not, as most send it. */
  private @Nullable String idempotencyKey(HttpHeaders headers, Faults faults) {
    if (operation.method() == HttpMethod.GET) {
      return null;
    }
    var text = only(headers, IDEMPOTENCY_KEY, faults);
    if (text == null) {
      return null;
    }
    var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    var key = quoted ? text.substring(1, text.length() - 1) : text;
    if (key.isBlank()
        || key.length() > MAX_KEY_LENGTH
        || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
      faults.malformed(
          IDEMPOTENCY_KEY, "must be 1 to %d printable ASCII characters".formatted(MAX_KEY_LENGTH));
      return null;
    }
    return key;
  }

  private IfMatch ifMatch(HttpHeaders headers, Faults faults) {
    if (!headers.containsHeader(HttpHeaders.IF_MATCH)) {
      return IfMatch.NOT_GIVEN;
    }
    var given = String.join(",", headers.getOrEmpty(HttpHeaders.IF_MATCH));
    var etags = new HashSet<String>();
    for (var etag : given.split(",", -1)) {
      etags.add(etag.strip());
    }
    if (!etags.stream().allMatch(etag -> etag.equals("*") || ETAG.matcher(etag).matches())) {
      faults.malformed(
          HttpHeaders.IF_MATCH, "must be ETags in quotation marks, such as \"4711\", or *");
    }
    if (operation.isCommand() && !operation.isConditional()) {
      faults.unacceptable(
          HttpHeaders.IF_MATCH,
          FaultCode.NOT_APPLICABLE,
          "must not be given where something new is made");
    }
    return new IfMatch(etags);
  }

  private static long position(HttpHeaders headers, String name, Faults faults) {
    var text = only(headers, name, faults);
    if (text == null) {
      return 0;
    }
    if (!POSITION.matcher(text).matches()) {
      faults.malformed(name, "must be a position of the log");
      return 0;
    }
    return Long.parseLong(text);
  }

  /** Other preferences are none of ours, and are ignored as RFC 7240 wants it. */
  private Duration patience(HttpHeaders headers, Faults faults) {
    for (var header : headers.getOrEmpty("Prefer")) {
      for (var preference : header.split(",", -1)) {
        var wait = WAIT.matcher(preference.strip());
        if (wait.matches()) {
          return patience(wait.group(1).strip(), faults);
        }
      }
    }
    return patience;
  }

  private Duration patience(String seconds, Faults faults) {
    if (!POSITION.matcher(seconds).matches()) {
      faults.malformed("Prefer", "must have whole seconds in wait=");
      return patience;
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(seconds), MAX_PATIENCE_SECONDS));
  }

  /** The header's one value, null if there is none; more than one is a fault. */
  static @Nullable String only(HttpHeaders headers, String name, Faults faults) {
    List<String> given = headers.getOrEmpty(name);
    if (given.size() > 1) {
      faults.malformed(name, "must be given once");
    }
    return given.isEmpty() ? null : given.getFirst();
  }
}
