package dev.daybook.contracts.wire;

import dev.daybook.contracts.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event happened to, found by its type and its tags. The answer is a part of what is
 * proven, so that the name of a kind may change no more than the name of an event.
 */
public final class Subjects {

  private final Map<String, String> prefixes = new HashMap<>();

  public Subjects(Collection<Kind<?, ?, ?>> kinds) {
    kinds.forEach(kind -> kind.typeNames().forEach(type -> prefixes.put(type, kind.name() + ":")));
  }

  /** The kind of thing and its id; null if the event is of no known type, or has no such tag. */
  public @Nullable String of(String type, Collection<String> tags) {
    var prefix = prefixes.get(type);
    if (prefix == null) {
      return null;
    }
    // Of several the smallest: tags come in any order, and what is proven may not depend on it.
    @Nullable String subject = null;
    for (var tag : tags) {
      if (tag.startsWith(prefix) && (subject == null || tag.compareTo(subject) < 0)) {
        subject = tag;
      }
    }
    return subject == null
        ? null
        : subject.substring(0, prefix.length() - 1) + "/" + subject.substring(prefix.length());
  }
}
