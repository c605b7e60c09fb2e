package dev.daybook.ledger.platform.http;

import java.util.Set;

/** The versions of a resource that the caller is ready to change; empty when not asked. */
public record IfMatch(Set<String> etags) {

  static final IfMatch NOT_GIVEN = new IfMatch(Set.of());

  public IfMatch {
    etags = Set.copyOf(etags);
  }

  public boolean isGiven() {
    return !etags.isEmpty();
  }

  /**
   * Whether the caller's condition holds for a resource that was last changed there. On which day
   * it was seen doesn't matter: nobody's change would get lost.
   */
  public boolean allows(long version) {
    return !isGiven()
        || etags.contains("*")
        || etags.stream().anyMatch(etag -> isOf(version, etag));
  }

  private static boolean isOf(long version, String etag) {
    return etag.equals(Answer.etag(version)) || etag.startsWith("\"" + version + "-");
  }

  /** What to answer when it does not hold. */
  public Problem failed(long version) {
    var weak = etags.stream().filter(etag -> etag.startsWith("W/")).sorted().findFirst();
    var why =
        weak.map("A weak ETag such as %s never matches in If-Match"::formatted)
            .orElse("The resource was changed since");
    return Problem.of(
            ErrorCodes.PRECONDITION_FAILED,
            "%s; its current ETag is %s.".formatted(why, Answer.etag(version)))
        .header("ETag", Answer.etag(version));
  }
}
