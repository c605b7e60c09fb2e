package dev.daybook.ledger.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at a path: a tree of segments, so that a request costs its own length and not
 * the number of operations.
 */
final class RouteTable<T> {

  sealed interface Found<T> {

    record Here<T>(T target, Map<String, String> variables) implements Found<T> {}

    /** The path is known, but not with this method. */
    record OtherMethods<T>(Set<String> allowed) implements Found<T> {}

    record Nothing<T>() implements Found<T> {}
  }

  private record Target<T>(T value, List<String> names) {}

  /** A segment that takes any text before its suffix: {@code {revision}.json}. */
  private record Variable<T>(String suffix, Node<T> next) {}

  private static final class Node<T> {

    private final Map<String, Node<T>> literals = new HashMap<>();
    private final List<Variable<T>> variables = new ArrayList<>();
    private final Map<String, Target<T>> methods = new HashMap<>();
  }

  private final Node<T> root = new Node<>();

  void add(String method, String path, T value) {
    var node = root;
    var names = new ArrayList<String>();
    for (var segment : segments(path)) {
      var end = segment.indexOf('}');
      if (segment.startsWith("{") && end > 0) {
        names.add(segment.substring(1, end));
        node = variable(node, segment.substring(end + 1));
      } else {
        node = node.literals.computeIfAbsent(segment, s -> new Node<>());
      }
    }
    if (node.methods.put(method, new Target<>(value, List.copyOf(names))) != null) {
      throw new IllegalStateException("Two operations stand at %s %s".formatted(method, path));
    }
  }

  private static <T> Node<T> variable(Node<T> node, String suffix) {
    for (var known : node.variables) {
      if (known.suffix().equals(suffix)) {
        return known.next();
      }
    }
    var next = new Node<T>();
    node.variables.add(new Variable<>(suffix, next));
    node.variables.sort((a, b) -> b.suffix().length() - a.suffix().length());
    return next;
  }

  /**
   * @param path as it was sent: still encoded, so that an encoded slash separates nothing
   */
  Found<T> find(String method, String path) {
    var values = new ArrayList<String>();
    var node = descend(root, segments(path), 0, values);
    if (node == null) {
      return new Found.Nothing<>();
    }
    var target = node.methods.get(method);
    if (target == null && method.equals("HEAD")) {
      target = node.methods.get("GET");
    }
    if (target == null) {
      return new Found.OtherMethods<>(allowed(node));
    }
    return new Found.Here<>(target.value(), named(target.names(), values));
  }

  private static <T> @Nullable Node<T> descend(
      Node<T> node, String[] segments, int depth, List<String> values) {
    if (depth == segments.length) {
      return node.methods.isEmpty() ? null : node;
    }
    var segment = segments[depth];
    var literal = node.literals.get(segment);
    if (literal != null) {
      var found = descend(literal, segments, depth + 1, values);
      if (found != null) {
        return found;
      }
    }
    for (var variable : node.variables) {
      if (segment.length() > variable.suffix().length() && segment.endsWith(variable.suffix())) {
        values.add(segment.substring(0, segment.length() - variable.suffix().length()));
        var found = descend(variable.next(), segments, depth + 1, values);
        if (found != null) {
          return found;
        }
        values.removeLast();
      }
    }
    return null;
  }

  private static <T> Set<String> allowed(Node<T> node) {
    var allowed = new TreeSet<>(node.methods.keySet());
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed;
  }

  private static Map<String, String> named(List<String> names, List<String> values) {
    if (names.isEmpty()) {
      return Map.of();
    }
    var variables = LinkedHashMap.<String, String>newLinkedHashMap(names.size());
    for (var i = 0; i < names.size(); i++) {
      variables.put(names.get(i), values.get(i));
    }
    return variables;
  }

  private static String[] segments(String path) {
    return path.substring(1).split("/", -1);
  }
}
