package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Digest;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What came of signing in before, for all nodes together; the counting itself is done in the
 * database, by its clock (V4__sign_in.sql). Ten failures lock an account for all strangers, whether
 * it exists or not and from wherever they come, and each further one locks it for longer. Where an
 * account was signed in from, a device or an address, is known for 90 days: it has a count of its
 * own, and is let in while strangers are locked out.
 */
final class SignInHistory {

  /**
   * Of names that nobody has. Accounts don't count among them, so no flood makes their failures
   * forgotten; between two prunings there come no more on top than passwords can be checked.
   */
  static final int INVENTED_NAMES_KEPT = 100_000;

  static final Duration PRUNED_EVERY = Duration.ofMinutes(1);

  private static final String STANDING =
      "SELECT known, locked_seconds FROM daybook.sign_in_standing($1, $2)";

  private static final String JUDGE =
      "SELECT daybook.judge_sign_in($1, $2, $3, $4) AS locked_seconds";

  private static final String PRUNE = "SELECT daybook.prune_sign_ins($1) AS gone";

  /**
   * @param known whether the account was signed in to from there
   * @param locked for how long no password is looked at; zero where it is not locked
   */
  record Standing(boolean known, Duration locked) {}

  private final TenantConnections connections;

  SignInHistory(TenantConnections connections) {
    this.connections = connections;
  }

  Mono<Standing> standing(Account account, Origin from) {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    STANDING,
                    row -> new Standing(row.truth("known"), locked(row)),
                    digest(account),
                    from.marks()))
        .single();
  }

  /**
   * Counts a check, and says for how long the account is locked; zero where the check counts.
   *
   * @param exists whether there is such an account
   */
  Mono<Duration> judge(Account account, Origin from, boolean exists, boolean correct) {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    JUDGE,
                    SignInHistory::locked,
                    digest(account),
                    from.marks(),
                    exists,
                    correct))
        .single();
  }

  /** How many counts are gone that nobody needs any more. */
  Mono<Long> prune() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(connection, PRUNE, row -> row.number("gone"), INVENTED_NAMES_KEPT))
        .single();
  }

  private static String digest(Account account) {
    return Digest.sha256(account.tenant(), account.username());
  }

  private static Duration locked(Row row) {
    return Duration.ofSeconds(row.integer("locked_seconds"));
  }
}
