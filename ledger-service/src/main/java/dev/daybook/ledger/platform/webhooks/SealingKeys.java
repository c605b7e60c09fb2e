package dev.daybook.ledger.platform.webhooks;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys that seal, as the owner of the schema, before the service serves. */
final class SealingKeys {

  /** Any number that no one else locks by; nodes that start together go one after the other. */
  private static final long LOCK = 0x6461_7962_6F6F_6B05L;

  private static final String KEYS =
      "SELECT key_id, key FROM daybook.sealing_key ORDER BY created_at DESC, key_id";

  private static final String ADD = "INSERT INTO daybook.sealing_key (key_id, key) VALUES (?, ?)";

  /** What the first key is called; nobody has to tell it from others. */
  private static final String FIRST = "1";

  private SealingKeys() {}

  /** Newest first; made where there are none yet. */
  static List<Sealing.Key> of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
    var keys = known(connection);
    if (keys.isEmpty()) {
      keys.add(made(connection));
    }
    connection.commit();
    return keys;
  }

  private static List<Sealing.Key> known(Connection connection) throws SQLException {
    var keys = new ArrayList<Sealing.Key>();
    try (var find = connection.prepareStatement(KEYS);
        var rows = find.executeQuery()) {
      while (rows.next()) {
        keys.add(new Sealing.Key(rows.getString(1), rows.getBytes(2)));
      }
    }
    return keys;
  }

  private static Sealing.Key made(Connection connection) throws SQLException {
    var bytes = new byte[Sealing.KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    try (var add = connection.prepareStatement(ADD)) {
      add.setString(1, FIRST);
      add.setBytes(2, bytes);
      add.executeUpdate();
    }
    return new Sealing.Key(FIRST, bytes);
  }
}
