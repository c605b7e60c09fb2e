package dev.daybook.accounting.community;

/** Why the expenses of a budget item are not shared. */
public enum Obstacle {
  /** There is nothing to share them over. */
  NO_ACTIVE_PROPERTY,
  /** The meters of the active properties show that nothing was used. */
  ZERO_CONSUMPTION,
  /** They are not meant to be: the community's fund bears them. */
  BORNE_BY_FUND
}
