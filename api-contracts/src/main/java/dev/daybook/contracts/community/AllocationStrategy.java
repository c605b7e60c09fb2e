package dev.daybook.contracts.community;

/** How the expenses of a budget item are shared. */
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
