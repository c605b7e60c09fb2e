package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** {@code POST /auth/login}. */
final class LoginEndpoint implements Endpoint {

  /** What one signs in with. */
  record Login(
      @NotBlank @MaxLength(63) @Example("demo") String tenant,
      @NotBlank @MaxLength(100) @Example("owner") String username,
      // Hashing takes longer the longer the password is; nobody types more than this.
      @MaxLength(200) @Example("correct-horse-battery") String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Login[" + tenant + "/" + username + "]";
    }
  }

  record Tokens(
      @Describe("To be sent as `Authorization: Bearer …`.") @Example("eyJraWQiOi…")
          String accessToken,
      @Describe("Always `Bearer`.") @Example("Bearer") String tokenType,
      @Describe("How long the access token lives, in seconds.") @Example("900") long expiresIn) {

    static Tokens of(String accessToken, Duration life) {
      return new Tokens(accessToken, "Bearer", life.toSeconds());
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Tokens[expiresIn=" + expiresIn + "]";
    }
  }

  private final SignIn signIn;
  private final Duration tokenLife;

  LoginEndpoint(SignIn signIn, Duration tokenLife) {
    this.signIn = signIn;
    this.tokenLife = tokenLife;
  }

  @Override
  public Operation operation() {
    return Operation.post("/auth/login", "Sign in")
        .tag("identity")
        .description(
            "Gives an access token for a tenant, a username and a password. After 10 failures an"
                + " account is locked for a while, whether it exists or not. A token can't be renewed:"
                + " sign in again when it has expired.")
        .open()
        .body(Login.class)
        .returns(Tokens.class)
        .refuses(SignIn.INVALID_CREDENTIALS, SignIn.LOCKED, SignIn.TOO_MANY_SIGN_INS);
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var login = call.body(Login.class);
    return signIn
        .withPassword(new Account(login.tenant(), login.username()), login.password())
        .map(token -> Answer.ok(Tokens.of(token, tokenLife)).header("Cache-Control", "no-store"));
  }
}
