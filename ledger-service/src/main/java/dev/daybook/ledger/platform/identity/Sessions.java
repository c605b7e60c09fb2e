package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Where people are signed in. A session begins with a password and lasts for as long as its refresh
 * token is used in time; each use gives the next one, and one that comes a second time ends the
 * session. The counting is done in the database (V5__users.sql).
 */
final class Sessions {

  /** Whoever stays away for longer signs in again. */
  static final Duration IDLE_AT_MOST = Duration.ofDays(14);

  static final Duration LONGEST = Duration.ofDays(90);

  /** Of more, those that were used last stay. */
  static final int AT_MOST_FOR_A_USER = 50;

  /** Longer than any access token of a session that has ended. */
  static final Duration KEPT_AFTERWARDS = Duration.ofDays(2);

  static final Duration PRUNED_EVERY = Duration.ofMinutes(10);
  private static final int PRUNED_AT_ONCE = 10_000;

  static final ErrorCode INVALID_REFRESH_TOKEN =
      ErrorCode.of(
          401,
          "invalid_refresh_token",
          "Invalid refresh token",
          "The refresh token is not one of a session that goes on: it is wrong or too old, the"
              + " session has ended, or the token was used before, which ends the session, because"
              + " somebody else may have it. Sign in again.");

  private static final String BEGIN = "SELECT daybook.begin_session($1, $2, $3, $4, $5)";

  private static final String REFRESH =
      "SELECT session_id, tenant, user_id FROM daybook.refresh_session($1, $2, $3, $4)";

  private static final String END = "SELECT daybook.end_session($1, $2) AS ended";

  private static final String LIST =
      """
      SELECT id, created_at, last_used_at, expires_at
      FROM daybook.session
      WHERE tenant = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > clock_timestamp()
      ORDER BY last_used_at DESC, id
      """;

  private static final String PRUNE = "SELECT daybook.prune_sessions($1, $2) AS gone";

  private final TenantConnections connections;
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final EndedAccess ended;

  Sessions(
      TenantConnections connections, Accounts accounts, AccessTokens tokens, EndedAccess ended) {
    this.connections = connections;
    this.accounts = accounts;
    this.tokens = tokens;
    this.ended = ended;
  }

  /**
   * Begins one for somebody whose password was right. If it has been changed since it was looked
   * at, the change may have ended all sessions before there was this one; whoever changes an
   * account afterwards waits for the row of the session, and finds it.
   */
  Mono<Tokens> begin(UserAccount account) {
    return Mono.defer(
        () -> {
          var session = UUID.randomUUID();
          var refreshToken = Secret.generate(Secret.REFRESH_TOKEN);
          return connections
              .use(
                  account.tenant(),
                  connection ->
                      Sql.update(
                          connection,
                          BEGIN,
                          session,
                          account.id(),
                          refreshToken.digest(),
                          seconds(IDLE_AT_MOST),
                          AT_MOST_FOR_A_USER))
              .then(Mono.defer(() -> accounts.find(account.tenant(), account.id())))
              .filter(now -> now.accessVersion() == account.accessVersion())
              .map(same -> tokens(account, session, refreshToken))
              .switchIfEmpty(Mono.defer(() -> endOutdated(account, session)));
        });
  }

  private Mono<Tokens> endOutdated(UserAccount account, UUID session) {
    return end(account.tenant(), account.id(), session)
        .then(
            Mono.error(
                () ->
                    Problem.of(
                            ErrorCodes.CONFLICT, "The user was changed by others at the same time.")
                        .raise()));
  }

  /** Uses up a refresh token for new tokens, or raises a problem. */
  Mono<Tokens> refresh(String refreshToken) {
    return Mono.defer(
        () -> {
          var next = Secret.generate(Secret.REFRESH_TOKEN);
          return connections
              .use(
                  null,
                  connection ->
                      Sql.query(
                          connection,
                          REFRESH,
                          Refreshed::of,
                          new Secret(refreshToken).digest(),
                          next.digest(),
                          seconds(IDLE_AT_MOST),
                          seconds(LONGEST)))
              .singleOrEmpty()
              .flatMap(
                  refreshed ->
                      accounts
                          .find(refreshed.tenant(), refreshed.user())
                          .map(account -> tokens(account, refreshed.session(), next)))
              .switchIfEmpty(Mono.error(() -> invalid().raise()));
        });
  }

  private record Refreshed(UUID session, String tenant, UUID user) {
    static Refreshed of(Row row) {
      return new Refreshed(row.uuid("session_id"), row.text("tenant"), row.uuid("user_id"));
    }
  }

  private static Problem invalid() {
    return Problem.of(INVALID_REFRESH_TOKEN, "The refresh token is not, or no longer, good.")
        .header("WWW-Authenticate", "Bearer");
  }

  private Tokens tokens(UserAccount account, UUID session, Secret refreshToken) {
    return new Tokens(
        tokens.issue(account, session), refreshToken.text(), "Bearer", tokens.life().toSeconds());
  }

  /** Ends a session of the user's; whether there was one. */
  Mono<Boolean> end(String tenant, UUID user, UUID session) {
    return connections
        .use(
            tenant,
            connection -> Sql.query(connection, END, row -> row.truth("ended"), session, user))
        .single()
        .doOnNext(
            was -> {
              if (was) {
                ended.add(session);
              }
            });
  }

  /** Those of the user that go on, the one that was used last first. */
  Mono<List<SessionView>> of(String tenant, UUID user, UUID current) {
    return connections.list(
        tenant,
        connection ->
            Sql.query(connection, LIST, row -> SessionView.of(row, current), tenant, user));
  }

  /** How many are gone that no token can belong to any more. */
  Mono<Long> prune() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    PRUNE,
                    row -> row.number("gone"),
                    seconds(KEPT_AFTERWARDS),
                    PRUNED_AT_ONCE))
        .single();
  }

  private static int seconds(Duration time) {
    return Math.toIntExact(time.toSeconds());
  }
}
