package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;

/**
 * How the expenses of a budget item are shared. The words about it also end the message that
 * refuses anything else.
 */
@Describe(
    "PROPORTIONAL shares over the active properties by weight, FIXED_FEE equally, USAGE_BASED by what their meters say was consumed, and NONE leaves it to the community")
public enum AllocationStrategy {
  /** By the share weights of the active properties. */
  PROPORTIONAL,
  /** Equally over the active properties. */
  FIXED_FEE,
  /** By what the meters of the active properties say was consumed. */
  USAGE_BASED,
  /** Not at all: the community bears them. */
  NONE
}
