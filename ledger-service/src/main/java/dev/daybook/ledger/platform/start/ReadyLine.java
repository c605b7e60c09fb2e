package dev.daybook.ledger.platform.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** The last line of a start: where to go now. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent>, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

  private final Settings settings;

  ReadyLine(Settings settings) {
    this.settings = settings;
  }

  /** The line is written after all other listeners are done, so that it is true. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    var environment = ready.getApplicationContext().getEnvironment();
    LOG.info("Ready: http://{}:{}/docs", host(), environment.getProperty("local.server.port"));
  }

  /**
   * The address to go to. Where the service listens on all addresses of a machine, this one is
   * among them.
   */
  private String host() {
    var address = settings.address();
    var text = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}
