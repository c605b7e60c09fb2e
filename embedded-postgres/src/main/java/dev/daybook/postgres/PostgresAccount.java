package dev.daybook.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who PostgreSQL runs as. It refuses to run as root; so where the program does, it is started as
 * the owner of the data folder, or, where that is root too, in a user namespace that gives root up
 * while the files stay root's.
 *
 * @param prefix what to put before a command
 * @param uid the owner of what the program makes for PostgreSQL
 */
record PostgresAccount(List<String> prefix, int uid, int gid) {

  private static final int ROOT = 0;

  static PostgresAccount of(Path dataFolder) throws IOException, InterruptedException {
    var self = new UnixSystem();
    if (self.getUid() != ROOT) {
      return new PostgresAccount(List.of(), (int) self.getUid(), (int) self.getGid());
    }
    var uid = (int) Files.getAttribute(dataFolder, "unix:uid");
    var gid = (int) Files.getAttribute(dataFolder, "unix:gid");
    var account = new PostgresAccount(dropping(uid, gid), uid, gid);
    if (!account.works()) {
      throw new PostgresRefused(
          "PostgreSQL refuses to run as root and \"%s\" does not work here: run the program as an ordinary user, or use a server."
              .formatted(String.join(" ", account.prefix)));
    }
    return account;
  }

  private static List<String> dropping(int uid, int gid) {
    return uid == ROOT
        ? List.of("unshare", "--user", "--")
        : List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
  }

  private boolean works() throws InterruptedException {
    var probe = new ArrayList<>(prefix);
    probe.add("true");
    try {
      return process(probe).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /**
   * Prepares a process with one output, and without what the environment would say to PostgreSQL.
   */
  ProcessBuilder process(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
    return builder;
  }

  /** Gives a tree that the program made to the account. */
  void own(Path tree) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
