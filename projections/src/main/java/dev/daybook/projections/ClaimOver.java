package dev.daybook.projections;

/**
 * What this node was posting to is its own no longer: another node or newer tables took over, or it
 * has served its purpose. Nothing was written.
 */
final class ClaimOver extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClaimOver(Claim claim) {
    super("the claim on %s, build %d, is over".formatted(claim.schema(), claim.build()), null);
  }
}
