package dev.daybook.ledger;

import dev.daybook.ledger.community.sheets.ReplayedSheet;
import dev.daybook.ledger.platform.postgres.DatabaseOpening;
import dev.daybook.ledger.platform.start.CommandLine;
import dev.daybook.ledger.platform.start.FatalErrors;
import dev.daybook.ledger.platform.start.IdleMemory;
import dev.daybook.ledger.platform.start.LogForm;
import dev.daybook.ledger.platform.start.ServingAddress;
import dev.daybook.ledger.platform.start.Setting;
import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.proofs.verify.VerifyCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;

/** Starts the service, or answers the command line. */
@SpringBootApplication
public class DaybookApplication {

  private static final Logger log = LoggerFactory.getLogger(DaybookApplication.class);

  private static final int EXIT_START_FAILED = 1;

  public static void main(String[] args) {
    switch (CommandLine.of(args)) {
      case CommandLine.Serve serve -> serve();
      case CommandLine.Print print -> System.out.println(print.text());
      case CommandLine.Verify verify -> verify(verify.arguments());
      case CommandLine.Refuse refuse -> {
        System.err.println(refuse.sentence());
        System.exit(CommandLine.Refuse.EXIT_CODE);
      }
    }
  }

  /** The answer goes where a program looks for it, and why there is none beside it. */
  private static void verify(List<String> arguments) {
    var outcome = VerifyCommand.run(arguments, ReplayedSheet::new);
    var isVerified = outcome.exitCode() == VerifyCommand.EXIT_VERIFIED;
    // A sheet that is printed is JSON, which is UTF-8 whatever the terminal is set to.
    (isVerified ? System.out : System.err)
        .writeBytes((outcome.sentence() + "\n").getBytes(StandardCharsets.UTF_8));
    System.exit(outcome.exitCode());
  }

  private static void serve() {
    var application = new SpringApplication(DaybookApplication.class);
    application.setDefaultProperties(LogForm.now().properties());
    application.addListeners(new EarlyStart());
    try {
      application.run();
      IdleMemory.giveBack();
    } catch (SpringApplication.AbandonedRunException packaging) {
      throw packaging;
    } catch (RuntimeException told) {
      System.exit(EXIT_START_FAILED);
    }
  }

  /** Tells wrong settings before anything has started, then opens the database meanwhile. */
  private static final class EarlyStart
      implements ApplicationListener<ApplicationContextInitializedEvent> {
    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
      if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
        return; // nothing is started: this is the build, which wants to know the beans
      }
      FatalErrors.endTheProcess();
      var context = event.getApplicationContext();
      log.info("Starting Daybook {} …", CommandLine.version());
      var settings = Settings.from(context.getEnvironment()::getProperty);
      Setting.unknownAmong(System.getenv().keySet())
          .forEach(name -> log.warn("{} is no setting; --help names those that are.", name));
      ServingAddress.check(settings);
      // Handlers run in reverse: what is said here is said when the database has ended.
      SpringApplication.getShutdownHandlers().add(() -> log.info("Daybook has stopped."));
      context
          .getBeanFactory()
          .registerSingleton("databaseOpening", DatabaseOpening.begin(settings));
    }
  }
}
