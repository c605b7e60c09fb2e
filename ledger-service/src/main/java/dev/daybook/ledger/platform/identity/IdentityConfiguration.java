package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Ids;
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
  AccessChanges accessChanges(TenantConnections runnerConnections) {
    return new AccessChanges(runnerConnections);
  }

  @Bean
  EndedAccess endedAccess(TenantConnections runnerConnections, Settings settings, Clock clock) {
    return new EndedAccess(runnerConnections, settings.accessTokenLife(), clock);
  }

  @Bean
  SignInHistory signInHistory(TenantConnections serviceConnections) {
    return new SignInHistory(serviceConnections);
  }

  @Bean
  Accounts accounts(TenantConnections serviceConnections) {
    return new Accounts(serviceConnections);
  }

  @Bean
  Sessions sessions(
      TenantConnections serviceConnections,
      Accounts accounts,
      AccessTokens tokens,
      EndedAccess ended) {
    return new Sessions(serviceConnections, accounts, tokens, ended);
  }

  @Bean
  IdentityWriting identityWriting(TenantConnections serviceConnections) {
    return new IdentityWriting(serviceConnections);
  }

  @Bean
  IdentityLifecycle identityLifecycle(
      AccessChanges changes,
      EndedAccess ended,
      SignInHistory history,
      Sessions sessions,
      IdentityWriting writing) {
    return new IdentityLifecycle(changes, ended, history, sessions, writing);
  }

  /** Whoever adds an operation says whose it is, or nothing starts. */
  @Bean
  Callers callers(
      AccessTokens tokens,
      TenantConnections serviceConnections,
      AccessChanges changes,
      EndedAccess ended,
      Endpoints endpoints,
      Clock clock) {
    RoleTable.check(endpoints.operations());
    return new TokenCallers(
        tokens, new ApiKeyCallers(serviceConnections, clock), changes, ended, clock);
  }

  @Bean
  SignIn signIn(Accounts accounts, PasswordHashes hashes, SignInHistory history) {
    return new SignIn(accounts, hashes, history);
  }

  @Bean
  NewPasswords newPasswords(PasswordHashes hashes) {
    return new NewPasswords(new PasswordRules(CommonPasswords.read()), hashes);
  }

  @Bean
  LoginEndpoint loginEndpoint(SignIn signIn, Sessions sessions) {
    return new LoginEndpoint(signIn, sessions);
  }

  @Bean
  SessionOperations sessionOperations(Sessions sessions) {
    return new SessionOperations(sessions);
  }

  @Bean
  PasswordOperation passwordOperation(
      Accounts accounts, SignIn signIn, NewPasswords passwords, IdentityWriting writing) {
    return new PasswordOperation(accounts, signIn, passwords, writing);
  }

  @Bean
  Users users(
      TenantConnections serviceConnections,
      Accounts accounts,
      OwnersOfTenant owners,
      NewPasswords passwords,
      IdentityWriting writing,
      Ids ids) {
    return new Users(
        new UserQueries(serviceConnections),
        new TenantRoleQueries(serviceConnections),
        accounts,
        owners,
        passwords,
        writing,
        ids);
  }

  @Bean
  TenantRoles tenantRoles(TenantConnections serviceConnections, IdentityWriting writing) {
    return new TenantRoles(new TenantRoleQueries(serviceConnections), writing);
  }

  @Bean
  ApiKeys apiKeys(
      TenantConnections serviceConnections,
      IdentityWriting writing,
      EndedAccess ended,
      Ids ids,
      Clock clock) {
    return new ApiKeys(serviceConnections, writing, ended, ids, clock);
  }

  @Bean
  TenantOperations tenantOperations(
      TenantConnections serviceConnections,
      NewPasswords passwords,
      IdentityWriting writing,
      Ids ids) {
    return new TenantOperations(serviceConnections, passwords, writing, ids);
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
  MeEndpoint meEndpoint(TenantConnections serviceConnections) {
    return new MeEndpoint(new UserQueries(serviceConnections));
  }
}
