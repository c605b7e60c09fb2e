package dev.daybook.accounting;

import dev.daybook.contracts.Id;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;

/**
 * Who comes first among equals: an order that is the same on every machine and in every language,
 * so that nobody's cent depends on where the sheet was drawn up.
 */
public final class Ties {

  /**
   * Texts by code point. The bytes of UTF-8 sort like code points; Java's own order of strings
   * doesn't, because it compares halves of characters.
   */
  public static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /**
   * Ids as they are written, which is also how PostgreSQL sorts them: unsigned, while {@link
   * UUID#compareTo} is signed.
   */
  public static final Comparator<Id> BY_ID =
      Comparator.comparing((Id id) -> id.value().getMostSignificantBits(), Long::compareUnsigned)
          .thenComparing(id -> id.value().getLeastSignificantBits(), Long::compareUnsigned);

  private Ties() {}
}
