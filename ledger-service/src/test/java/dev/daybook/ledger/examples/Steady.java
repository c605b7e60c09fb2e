package dev.daybook.ledger.examples;

import java.time.Instant;
import java.util.HashMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Puts the same ids, positions and times into a text whenever it is recorded: ids by the order of
 * their first appearance, positions and times by their own, so that what came first is smaller.
 */
final class Steady {

  private static final Pattern ID =
      Pattern.compile("(?<!\\p{XDigit})\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
  private static final String ID_SHOWN = "01a00000-0000-7000-8000-%012d";

  /** What a webhook begins with is chosen by whoever makes it, and stays. */
  private static final Pattern POSITION =
      Pattern.compile(
          "(?<=\"(?:previous|to_)?position\":|(?:from|to)_position=)\\d+"
              + "|(?<=\"from_position\":)\\d+(?=,\"to_position\")");

  private static final Pattern TIME =
      Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

  /** The one day that the service chooses by itself: today. */
  private static final Pattern TODAY = Pattern.compile("(?<=\"closed_on\":\")[\\d-]+");

  /** An event's own time has six decimals, whatever they are. */
  private static final Pattern RECORDED = Pattern.compile("(?<=\"time\":\"[^\"]{19})Z");

  private static final Pattern TENANT = Pattern.compile("(?<=\"/tenants/)[^\"]+");
  private static final Pattern CORRELATION = Pattern.compile("(?<=\"correlation_?id\":\")[^\"]+");

  /** What a cursor is bound to differs with every record. */
  private static final Pattern CURSOR = Pattern.compile("(?<=\"next_cursor\":\")[^\"]+");

  /** Shown once in earnest, and never here. */
  private static final Pattern API_KEY = Pattern.compile("(?<=\"key\":\"dbk_)[\\w-]+");

  /** Where a story's receiver listens; in the examples it is somewhere that a reader may be. */
  private static final Pattern RECEIVER = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
  private static final Pattern LATENCY = Pattern.compile("(?<=\"latency_millis\":)\\d+");

  static String of(String json) {
    var ids = new HashMap<String, String>();
    var text =
        ID.matcher(json)
            .replaceAll(
                found ->
                    ids.computeIfAbsent(found.group(), id -> ID_SHOWN.formatted(ids.size() + 1)));
    text = ranked(text, POSITION, Long::valueOf, rank -> Integer.toString(rank));
    text = ranked(text, TIME, Instant::parse, "2026-01-09T10:%02d:00Z"::formatted);
    text = RECORDED.matcher(text).replaceAll(".000000Z");
    text = TENANT.matcher(text).replaceAll("demo");
    text = CORRELATION.matcher(text).replaceAll("8f14e45fceea167a");
    text = RECEIVER.matcher(text).replaceAll("https://hooks.example.org/");
    text = SECRET.matcher(text).replaceAll("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    text = LATENCY.matcher(text).replaceAll("38");
    text = CURSOR.matcher(text).replaceAll("bmV4dCBwYWdl");
    text = API_KEY.matcher(text).replaceAll("4fU1bm8xXg0Qm1kzT2s7cXlOa0pWd2RyeUhVbE5q");
    return TODAY.matcher(text).replaceAll("2026-01-09");
  }

  private static <T extends Comparable<T>> String ranked(
      String text, Pattern pattern, Function<String, T> value, Function<Integer, String> shown) {
    var sorted = new TreeSet<T>();
    pattern.matcher(text).results().forEach(found -> sorted.add(value.apply(found.group())));
    return pattern
        .matcher(text)
        .replaceAll(found -> shown.apply(1 + sorted.headSet(value.apply(found.group())).size()));
  }

  private Steady() {}
}
