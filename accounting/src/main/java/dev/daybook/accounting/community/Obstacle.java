package dev.daybook.accounting.community;

/** Why the expenses of a budget item are not shared. */
public enum Obstacle {
  /** There is no active property to share the expenses over. */
  NO_ACTIVE_PROPERTY,
  /** The meters of the active properties show that nothing was used. */
  ZERO_CONSUMPTION,
  /** The expenses are not meant to be shared: the community's fund bears them. */
  BORNE_BY_FUND
}
