package dev.daybook.eventstore.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends a test run before its first test where the PostgreSQL that it asks for can't be had. */
public final class PostgresChoiceCheck implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    PostgresChoice.check();
  }
}
