package dev.daybook.ledger.platform.http;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of one operation: only what it declares, each no more often than it says, none
 * empty.
 */
final class QueryReader {

  /** More are refused unread. */
  private static final int MAX_PARAMETERS = 50;

  private final Map<String, Parameter<?>> parameters;

  QueryReader(List<Parameter<?>> parameters) {
    this.parameters =
        parameters.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
  }

  boolean declares(Parameter<?> parameter) {
    return parameters.get(parameter.name()) == parameter;
  }

  Map<String, Object> read(@Nullable String rawQuery, Faults faults) {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return Map.of();
    }
    var pairs = rawQuery.split("&", MAX_PARAMETERS + 1);
    if (pairs.length > MAX_PARAMETERS) {
      faults.malformed("query", "has more than %d parameters".formatted(MAX_PARAMETERS));
      return Map.of();
    }
    var seen = new HashSet<String>();
    var values = new HashMap<String, Object>();
    for (var pair : pairs) {
      if (!pair.isEmpty()) {
        read(pair, seen, values, faults);
      }
    }
    parameters.values().forEach(parameter -> count(parameter, values, faults));
    return values;
  }

  private void read(String pair, HashSet<String> seen, Map<String, Object> values, Faults faults) {
    var equals = pair.indexOf('=');
    var name = UriText.ofQuery(equals < 0 ? pair : pair.substring(0, equals));
    var text = UriText.ofQuery(equals < 0 ? "" : pair.substring(equals + 1));
    if (name == null || text == null) {
      faults.malformed("query", "has a part that is not percent-encoded UTF-8");
      return;
    }
    var field = SafeText.of(name);
    var parameter = parameters.get(name);
    if (parameter == null) {
      faults.unacceptable(
          field,
          FaultCode.UNKNOWN_PARAMETER,
          "is not a known parameter" + Likeness.hint(name, parameters.keySet()));
    } else if (!seen.add(name) && !parameter.isRepeatable()) {
      faults.unacceptable(field, FaultCode.REPEATED_PARAMETER, "must be given once");
    } else if (text.isEmpty()) {
      faults.unacceptable(field, FaultCode.EMPTY_PARAMETER, "must not be empty");
    } else if (!SafeText.isStorable(text)) {
      faults.unacceptable(field, FaultCode.UNSTORABLE_TEXT, "must not have U+0000 in it");
    } else {
      var value = value(parameter, text, faults);
      if (value != null) {
        values.merge(name, value, QueryReader::also);
      }
    }
  }

  /** Only what may be given several times is there already, as a list. */
  private static Object also(Object before, Object more) {
    return Stream.of((List<?>) before, (List<?>) more).flatMap(List::stream).toList();
  }

  private static void count(Parameter<?> parameter, Map<String, Object> values, Faults faults) {
    if (values.get(parameter.name()) instanceof List<?> given
        && given.size() > parameter.limits().max()) {
      faults.unacceptable(parameter.name(), FaultCode.OUT_OF_RANGE, "must be " + parameter.range());
    }
  }

  private static <T> @Nullable T value(Parameter<T> parameter, String text, Faults faults) {
    var form = parameter.form();
    T value;
    try {
      value = form.read().apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      if (!parameter.limits().isNone() && TextForm.isTooLarge(form.code(), text)) {
        faults.unacceptable(
            parameter.name(), FaultCode.OUT_OF_RANGE, "must be " + parameter.range());
      } else {
        faults.unacceptable(parameter.name(), form.code(), form.demand());
      }
      return null;
    }
    if (value instanceof String said && said.isEmpty()) {
      faults.unacceptable(parameter.name(), FaultCode.EMPTY_PARAMETER, "must not be empty");
      return null;
    }
    if (!parameter.accepts().apply(value)) {
      faults.unacceptable(parameter.name(), FaultCode.OUT_OF_RANGE, "must be " + parameter.range());
      return null;
    }
    return value;
  }

  /**
   * The values that tell one request from another, in one order: those that say what it is about.
   */
  static String filters(Map<String, Object> values) {
    var filters = new TreeMap<>(values);
    StandardParameters.PAGING.forEach(parameter -> filters.remove(parameter.name()));
    StandardParameters.TIME_TRAVEL.forEach(parameter -> filters.remove(parameter.name()));
    filters.remove(StandardParameters.FORMAT.name());
    filters.remove(StandardParameters.DRY_RUN.name());
    return filters.toString();
  }
}
