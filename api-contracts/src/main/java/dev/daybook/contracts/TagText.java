package dev.daybook.contracts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Texts that people choose, as they stand in tags. */
public final class TagText {

  private static final int MAX_LENGTH = 100;

  /**
   * A tag is a short line, and folding can make a text longer; a text that doesn't fit has a tag of
   * its own, too.
   */
  public static String fitting(String text) {
    boolean fits = text.length() <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl);
    return fits ? text : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private TagText() {}
}
