package dev.daybook.ledger.platform.audit;

import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.NoteSigner;
import dev.daybook.proofs.SignedNote;
import dev.daybook.proofs.VerifierKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Signs checkpoints, with a key that is made at the first start and kept in the database. Its name
 * is the installation's own, so that no two installations have a log of the same origin.
 */
final class Notary {

  /** Any number that no one else locks by; nodes that start together go one after the other. */
  private static final long LOCK = 0x6461_7962_6F6F_6B03L;

  private static final int NAME_BYTES = 8;

  private static final String FIND = "SELECT name, public_key, private_key FROM daybook.audit_key";

  private static final String ADD =
      "INSERT INTO daybook.audit_key (name, public_key, private_key) VALUES (?, ?, ?)";

  private final NoteSigner signer;

  Notary(NoteSigner signer) {
    this.signer = signer;
  }

  /**
   * Finds the key, or makes it; blocks, so it is called before anything is served.
   *
   * @param connection as the owner of the schema, who alone may read it
   */
  static Notary of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)");
        var find = connection.prepareStatement(FIND)) {
      lock.setLong(1, LOCK);
      lock.execute();
      var kept = find.executeQuery();
      var signer =
          kept.next()
              ? NoteSigner.of(VerifierKey.of(kept.getString(1), kept.getBytes(2)), kept.getBytes(3))
              : added(connection);
      connection.commit();
      return new Notary(signer);
    }
  }

  private static NoteSigner added(Connection connection) throws SQLException {
    var pair = NoteSigner.generate();
    var signer = NoteSigner.of(newName(), pair);
    try (var add = connection.prepareStatement(ADD)) {
      add.setString(1, signer.verifier().name());
      add.setBytes(2, signer.verifier().publicKey());
      add.setBytes(3, pair.getPrivate().getEncoded());
      add.executeUpdate();
    }
    return signer;
  }

  private static String newName() {
    var random = new byte[NAME_BYTES];
    new SecureRandom().nextBytes(random);
    return "daybook-" + HexFormat.of().formatHex(random);
  }

  VerifierKey key() {
    return signer.verifier();
  }

  /** Which log it is that a tenant's history makes. */
  String origin(String tenant) {
    return key().name() + "/tenants/" + tenant;
  }

  SignedNote sign(String tenant, long size, Hash root) {
    return signer.sign(new Checkpoint(origin(tenant), size, root).text());
  }
}
