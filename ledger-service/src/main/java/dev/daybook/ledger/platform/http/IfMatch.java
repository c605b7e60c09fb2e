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
  public static Problem failed(long version) {
    return Problem.of(
            ErrorCodes.PRECONDITION_FAILED,
            "The resource was changed since; its current ETag is %s."
                .formatted(Answer.etag(version)))
        .header("ETag", Answer.etag(version));
  }
}
