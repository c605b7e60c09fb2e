package dev.daybook.ledger;

import dev.daybook.ledger.platform.start.CommandLine;
import dev.daybook.ledger.platform.start.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Starts the service, or answers the command line. */
@SpringBootApplication
public class DaybookApplication {

  private static final int EXIT_START_FAILED = 1;

  public static void main(String[] args) {
    switch (CommandLine.of(args)) {
      case CommandLine.Serve serve -> serve();
      case CommandLine.Print print -> System.out.println(print.text());
      case CommandLine.Refuse refuse -> {
        System.err.println(refuse.sentence());
        System.exit(CommandLine.Refuse.EXIT_CODE);
      }
    }
  }

  private static void serve() {
    var application = new SpringApplication(DaybookApplication.class);
    // Wrong settings are told before anything has started.
    ApplicationListener<ApplicationEnvironmentPreparedEvent> check =
        prepared -> Settings.from(prepared.getEnvironment()::getProperty);
    application.addListeners(check);
    try {
      application.run();
    } catch (RuntimeException told) {
      System.exit(EXIT_START_FAILED);
    }
  }
}
