package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Callers;
import dev.daybook.ledger.platform.http.Endpoints;
import dev.daybook.ledger.platform.postgres.Database;
import dev.daybook.ledger.platform.start.Settings;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires identity together. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  /** Half of the cores at most: the other half goes on answering while many sign in. */
  private static final int HASHING_THREADS =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Bean
  PasswordHashes passwordHashes() {
    return new PasswordHashes(HASHING_THREADS);
  }

  /** Passwords are shown on standard output and nowhere else: a log is kept and shipped about. */
  @Bean
  FirstStart firstStart(PasswordHashes hashes) {
    return new FirstStart(hashes, System.out::println);
  }

  @Bean
  SigningKeys signingKeys(Database database, FirstStart firstStart) throws SQLException {
    try (var connection = database.connectAsOwner()) {
      return firstStart.keys(connection);
    }
  }

  @Bean
  FirstUsers firstUsers(Database database, FirstStart firstStart, Settings settings) {
    return new FirstUsers(database, firstStart, settings);
  }

  @Bean
  AccessTokens accessTokens(SigningKeys keys, Settings settings, Clock clock) {
    return new AccessTokens(keys, settings.accessTokenLife(), clock);
  }

  @Bean
  PasswordChanges passwordChanges(TenantConnections runnerConnections) {
    return new PasswordChanges(runnerConnections);
  }

  @Bean
  SignInHistory signInHistory(TenantConnections serviceConnections) {
    return new SignInHistory(serviceConnections);
  }

  @Bean
  IdentityLifecycle identityLifecycle(PasswordChanges changes, SignInHistory history) {
    return new IdentityLifecycle(changes, history);
  }

  @Bean
  Callers callers(AccessTokens tokens, PasswordChanges changes, Endpoints endpoints, Clock clock) {
    return new TokenCallers(tokens, changes, new RolePermissions(endpoints.operations()), clock);
  }

  @Bean
  LoginEndpoint loginEndpoint(
      TenantConnections serviceConnections,
      PasswordHashes hashes,
      AccessTokens tokens,
      SignInHistory history) {
    var signIn = new SignIn(new Accounts(serviceConnections), hashes, tokens, history);
    return new LoginEndpoint(signIn, tokens.life());
  }

  @Bean
  UserNames userNames(TenantConnections serviceConnections) {
    return new UserNames(serviceConnections);
  }

  @Bean
  Tenants tenants(TenantConnections serviceConnections) {
    return new Tenants(serviceConnections);
  }

  @Bean
  KeysEndpoint keysEndpoint(SigningKeys keys) {
    return new KeysEndpoint(keys);
  }

  @Bean
  MeEndpoint meEndpoint() {
    return new MeEndpoint();
  }
}
