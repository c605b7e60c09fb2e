package dev.daybook.eventstore.axon;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventstreaming.Tag;

/** A tag as it is stored: {@code key:value}, where the first bare colon ends the key. */
public final class StoredTag {

  private StoredTag() {}

  /** Colons and backslashes of the key are escaped, so that no two tags are stored alike. */
  public static String of(Tag tag) {
    return tag.key().replace("\\", "\\\\").replace(":", "\\:") + ":" + tag.value();
  }

  static Set<String> of(Collection<Tag> tags) {
    return tags.stream().map(StoredTag::of).collect(Collectors.toUnmodifiableSet());
  }
}
