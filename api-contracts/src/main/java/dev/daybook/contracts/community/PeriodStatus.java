package dev.daybook.contracts.community;

/** Whether a service period takes entries. */
public enum PeriodStatus {
  OPEN,
  CLOSED
}
