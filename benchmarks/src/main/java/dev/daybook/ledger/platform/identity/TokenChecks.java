package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The check of a token as every request has it, over the lists of a running service's database. */
public final class TokenChecks {

  private static final Duration LIFE = Duration.ofHours(1);

  private final AccessTokens tokens;
  private final TokenCallers callers;

  public TokenChecks(TenantConnections connections) {
    var clock = Clock.systemUTC();
    var changes = new AccessChanges(connections);
    var ended = new EndedAccess(connections, LIFE, clock);
    changes.ask().block();
    ended.ask().block();
    tokens = new AccessTokens(new SigningKeys(List.of(SigningKeys.generate())), LIFE, clock);
    callers =
        new TokenCallers(tokens, new ApiKeyCallers(connections, clock), changes, ended, clock);
  }

  /** Tokens of as many users. */
  public List<String> issue(int count) {
    return IntStream.range(0, count).mapToObj(this::token).toList();
  }

  private String token(int user) {
    var account =
        new UserAccount(
            UUID.randomUUID(), "demo", "user-" + user, Set.of(Role.TREASURER), Set.of(), null, 1);
    return tokens.issue(account, UUID.randomUUID());
  }

  /** Who comes in with the token. */
  public String check(String token) {
    return callers.of(token).blockOptional().orElseThrow().user();
  }
}
