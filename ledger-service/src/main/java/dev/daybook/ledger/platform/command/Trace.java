package dev.daybook.ledger.platform.command;

/** The keys of an event's metadata: who, by which command, as a part of what. */
public final class Trace {

  public static final String ACTOR = "actor";
  public static final String COMMAND = "command";

  /** What the caller calls the whole of which the command was a part. */
  public static final String CORRELATION = "correlation_id";

  /** The command that caused the event. */
  public static final String CAUSATION = "causation_id";

  private Trace() {}
}
