package dev.daybook.ledger.platform.http;

import java.util.Locale;

/** Why a live answer ends; the name of its last message. */
public enum StreamEnd {
  COMPLETED("There is nothing more to come."),
  SLOW_READER(
      "The reader did not take what was sent. Come back with `Last-Event-ID`, after `retry:`"
          + " milliseconds."),
  SHUTTING_DOWN(
      "The service is stopping. Come back with `Last-Event-ID`, after `retry:` milliseconds."),
  SIGNED_OUT(
      "The access token has expired. Sign in again and come back with `Last-Event-ID`: nothing is"
          + " missed."),
  LOGGED_OUT(
      "Somebody has signed out here, or ended this session from elsewhere. Sign in again and come"
          + " back with `Last-Event-ID`: nothing is missed."),
  ACCESS_CHANGED(
      "The password has changed, or what the caller may do. Get a new access token, by the refresh"
          + " token or by signing in, and come back with `Last-Event-ID`: nothing is missed."),
  REFUSED(
      "What is watched can't be shown any more. Ask for it once more without watching it: the answer"
          + " says why, and what to do."),
  FAILED(
      "Something is wrong in the service; it has been logged under the request id. Come back with"
          + " `Last-Event-ID`, after `retry:` milliseconds.");

  /** What the last message carries. */
  public record Reason(String message, String requestId) {}

  private final String message;

  StreamEnd(String message) {
    this.message = message;
  }

  public String event() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What happened and what to do about it. */
  public String message() {
    return message;
  }
}
