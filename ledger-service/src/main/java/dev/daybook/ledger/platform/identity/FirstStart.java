package dev.daybook.ledger.platform.identity;

import com.nimbusds.jose.jwk.ECKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sees to it that there is somebody to sign in and a key to sign with. Runs before the service
 * serves, as the owner of the schema: the role of the requests may write none of this, and not even
 * read the keys.
 */
final class FirstStart {

  /** Of 64 letters and digits: more than 140 bits. */
  private static final int GENERATED_CHARACTERS = 24;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** Any number that no one else locks by; nodes that start together go one after the other. */
  private static final long LOCK = 0x6461_7962_6F6F_6B02L;

  private static final String ADD_TENANT =
      """
      INSERT INTO daybook.tenant (tenant, base_currency, time_zone)
      VALUES (?, 'EUR', 'UTC')
      ON CONFLICT DO NOTHING
      """;

  /** Empty where the user was removed: who did so does not want a start to undo it. */
  private static final String PASSWORD_HASH =
      """
      SELECT password_hash FROM daybook.user_account WHERE tenant = ? AND username = ?
      ORDER BY removed_at NULLS FIRST LIMIT 1
      """;

  private static final String ADD_USER =
      """
      INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles)
      VALUES (uuidv7(), ?, ?, ?, ARRAY[?])
      """;

  private static final String SET_PASSWORD =
      """
      UPDATE daybook.user_account SET password_hash = ?
      WHERE tenant = ? AND username = ? AND removed_at IS NULL
      """;

  private static final String KEYS =
      "SELECT private_jwk FROM daybook.signing_key ORDER BY created_at DESC, key_id";

  private static final String ADD_KEY =
      "INSERT INTO daybook.signing_key (key_id, private_jwk) VALUES (?, ?::json)";

  private final PasswordHashes hashes;
  private final Consumer<String> announce;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param announce shows a line to whoever started the service, and keeps no copy of it
   */
  FirstStart(PasswordHashes hashes, Consumer<String> announce) {
    this.hashes = hashes;
    this.announce = announce;
  }

  /** A user that there must be; the password that the environment gives takes effect each time. */
  record FirstUser(String tenant, String username, Role role, Optional<String> password) {

    static FirstUser owner(Optional<String> password) {
      return new FirstUser("demo", "owner", Role.OWNER, password);
    }

    static FirstUser operator(Optional<String> password) {
      return new FirstUser("platform", "operator", Role.OPERATOR, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return tenant + "/" + username;
    }
  }

  /** What tokens are signed with; made where there is nothing yet. */
  SigningKeys keys(Connection connection) throws SQLException {
    lock(connection);
    var keys = knownKeys(connection);
    connection.commit();
    return keys;
  }

  /** Shows passwords that it had to generate, and only once they are good. */
  void users(Connection connection, FirstUser... users) throws SQLException {
    lock(connection);
    var lines = new ArrayList<String>();
    for (var user : users) {
      addTenant(connection, user.tenant());
      ensure(connection, user).ifPresent(lines::add);
    }
    connection.commit();
    lines.forEach(announce);
  }

  private static void lock(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
  }

  private static void addTenant(Connection connection, String tenant) throws SQLException {
    try (var add = connection.prepareStatement(ADD_TENANT)) {
      add.setString(1, tenant);
      add.executeUpdate();
    }
  }

  /** What to tell the person who started the service, if there is something to tell. */
  private Optional<String> ensure(Connection connection, FirstUser user) throws SQLException {
    var present = passwordHash(connection, user);
    if (present.isEmpty()) {
      var password = user.password().orElseGet(this::generated);
      addUser(connection, user, hashes.hash(password));
      return user.password().isPresent()
          ? Optional.empty()
          : Optional.of(
              "The password of %s in tenant %s, shown this once: %s"
                  .formatted(user.username(), user.tenant(), password));
    }
    if (present.get().isEmpty()) {
      return Optional.empty();
    }
    if (user.password().isPresent() && !hashes.matches(user.password().get(), present.get())) {
      setPassword(connection, user, hashes.hash(user.password().get()));
      return Optional.of(
          "The password of %s in tenant %s is now the one that the environment gives."
              .formatted(user.username(), user.tenant()));
    }
    return Optional.empty();
  }

  private String generated() {
    return random
        .ints(GENERATED_CHARACTERS, 0, ALPHABET.length())
        .map(ALPHABET::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Optional<String> passwordHash(Connection connection, FirstUser user)
      throws SQLException {
    try (var find = connection.prepareStatement(PASSWORD_HASH)) {
      find.setString(1, user.tenant());
      find.setString(2, user.username());
      try (var rows = find.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private static void addUser(Connection connection, FirstUser user, String hash)
      throws SQLException {
    try (var add = connection.prepareStatement(ADD_USER)) {
      add.setString(1, user.tenant());
      add.setString(2, user.username());
      add.setString(3, hash);
      add.setString(4, user.role().word());
      add.executeUpdate();
    }
  }

  private static void setPassword(Connection connection, FirstUser user, String hash)
      throws SQLException {
    try (var set = connection.prepareStatement(SET_PASSWORD)) {
      set.setString(1, hash);
      set.setString(2, user.tenant());
      set.setString(3, user.username());
      set.executeUpdate();
    }
  }

  private static SigningKeys knownKeys(Connection connection) throws SQLException {
    var keys = new ArrayList<ECKey>();
    try (var find = connection.prepareStatement(KEYS);
        var rows = find.executeQuery()) {
      while (rows.next()) {
        keys.add(ECKey.parse(rows.getString(1)));
      }
    } catch (ParseException unreadable) {
      throw new IllegalStateException("A key in daybook.signing_key can't be read", unreadable);
    }
    if (keys.isEmpty()) {
      keys.add(addKey(connection, SigningKeys.generate()));
    }
    return new SigningKeys(keys);
  }

  private static ECKey addKey(Connection connection, ECKey key) throws SQLException {
    try (var add = connection.prepareStatement(ADD_KEY)) {
      add.setString(1, key.getKeyID());
      add.setString(2, key.toJSONString());
      add.executeUpdate();
    }
    return key;
  }
}
