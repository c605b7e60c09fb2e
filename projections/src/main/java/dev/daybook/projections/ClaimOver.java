package dev.daybook.projections;

/**
 * What this node was posting to is its own no longer, or no longer the same: another node or newer
 * tables took over, a view left or joined, or a comparison is done. Nothing was written.
 */
final class ClaimOver extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClaimOver(Claim claim) {
    super("the claim on %s, posting %d, is over".formatted(claim.name(), claim.posting()), null);
  }
}
