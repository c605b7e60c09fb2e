package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.identity.FirstStart.FirstUser;
import dev.daybook.ledger.platform.postgres.Database;
import dev.daybook.ledger.platform.start.Settings;
import java.sql.SQLException;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Makes the first users when the service has its port: a password that is shown once must not be
 * shown by a start that fails.
 */
final class FirstUsers implements ApplicationListener<WebServerInitializedEvent> {

  private final Database database;
  private final FirstStart firstStart;
  private final Settings settings;

  FirstUsers(Database database, FirstStart firstStart, Settings settings) {
    this.database = database;
    this.firstStart = firstStart;
    this.settings = settings;
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent listening) {
    try (var connection = database.connectAsOwner()) {
      firstStart.users(
          connection,
          FirstUser.owner(settings.ownerPassword()),
          FirstUser.operator(settings.operatorPassword()));
    } catch (SQLException failed) {
      throw new IllegalStateException("The first users could not be made", failed);
    }
  }
}
