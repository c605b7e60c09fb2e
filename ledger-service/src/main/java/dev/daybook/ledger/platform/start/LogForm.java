package dev.daybook.ledger.platform.start;

import java.util.Map;

/** How the log is written: for a person who watches a start, or for programs that collect it. */
public enum LogForm {
  /** A line of JSON for each message. */
  JSON("json", "logstash"),

  /** The message alone, and its level where it is a warning or worse. */
  PLAIN("plain", "");

  /** Named in {@code application.properties}, where empty means none. */
  private static final String STRUCTURE = "daybook.log.structure";

  /** Which port it is says the line at the end of a start, with the whole address. */
  private static final String SAYS_ITS_PORT =
      "logging.level.org.springframework.boot.reactor.netty.NettyWebServer";

  private final String word;
  private final String structure;

  LogForm(String word, String structure) {
    this.word = word;
    this.structure = structure;
  }

  /**
   * What the environment asks for, or what suits where the output goes. It has to be known before
   * anything is logged, and so before the settings are checked: a wrong word counts as none here,
   * and is refused with them.
   */
  public static LogForm now() {
    var asked = System.getenv(Setting.DAYBOOK_LOG.name());
    if (JSON.word.equals(asked)) {
      return JSON;
    }
    return PLAIN.word.equals(asked) || isOnTerminal() ? PLAIN : JSON;
  }

  private static boolean isOnTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static LogForm parse(String text) {
    for (var form : values()) {
      if (form.word.equals(text)) {
        return form;
      }
    }
    throw new IllegalArgumentException("must be json or plain");
  }

  /** What Spring's logging has to know; none of it is in the application's own properties. */
  public Map<String, Object> properties() {
    return this == JSON
        ? Map.of(STRUCTURE, structure)
        : Map.of(STRUCTURE, structure, SAYS_ITS_PORT, "warn");
  }
}
